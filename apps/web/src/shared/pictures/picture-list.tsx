import { useState } from 'react';
import type { PictureFragment } from '../../generated/graphql';
import { dayAndTime } from '../display/moments';
import { words } from './texts';
import { Sheet } from '../ui/sheet';

const PURPOSES = {
  SERVICE_PHOTO: 'pictureSERVICE_PHOTO',
  PAPER_SLIP: 'picturePAPER_SLIP',
  RECTIFICATION_EVIDENCE: 'pictureRECTIFICATION_EVIDENCE',
} as const;

/** Pictures of an order, small; one of them large when pressed. */
export function PictureList({ pictures }: { readonly pictures: readonly PictureFragment[] }) {
  const [shown, setShown] = useState<PictureFragment | null>(null);
  return (
    <>
      <ul className="pictures">
        {pictures.map((picture) => (
          <li key={picture.id}>
            <button type="button" onClick={() => setShown(picture)}>
              <img src={picture.url} alt={nameOf(picture)} width={picture.width} height={picture.height} />
            </button>
          </li>
        ))}
      </ul>
      {shown && (
        <Sheet open onClose={() => setShown(null)} title={nameOf(shown)}>
          <img
            className="picture-large"
            src={shown.url}
            alt={nameOf(shown)}
            width={shown.width}
            height={shown.height}
          />
        </Sheet>
      )}
    </>
  );
}

const nameOf = ({ purpose, attachedAt }: PictureFragment): string =>
  `${words(PURPOSES[purpose])} ${dayAndTime(attachedAt)}`;
