import type { OrderWholeFragment } from '../../generated/graphql';
import { AddPictures } from '../../shared/pictures/add-pictures';
import { PictureList } from '../../shared/pictures/picture-list';
import { Card } from '../../shared/ui/card';
import { words } from '../../shared/pictures/texts';

interface OrderPicturesProps {
  readonly order: OrderWholeFragment;
  readonly mayAdd: boolean;
  readonly onAdded: () => void;
}

/** Before, after, put right: optional, and added by those who were there. */
export function OrderPictures({ order, mayAdd, onAdded }: OrderPicturesProps) {
  const { id, status, uploads } = order;
  if (uploads.length === 0 && !mayAdd) return null;
  const rectifying = status === 'RECTIFYING' || status === 'RECHECKING';
  return (
    <Card className="stack">
      <h2>{words('pictures')}</h2>
      <PictureList pictures={uploads} />
      {mayAdd && (
        <AddPictures
          orderId={id}
          purpose={rectifying ? 'RECTIFICATION_EVIDENCE' : 'SERVICE_PHOTO'}
          onAdded={onAdded}
        />
      )}
    </Card>
  );
}
