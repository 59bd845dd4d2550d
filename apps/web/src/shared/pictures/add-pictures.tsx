import { Camera } from 'lucide-react';
import { useState, type ChangeEvent } from 'react';
import { AttachPictureDocument, type UploadPurpose } from '../../generated/graphql';
import { postBytes } from '../client/post-bytes';
import { useCommand, type Refusal } from '../client/use-command';
import { useSession } from '../session/session-context';
import { Button } from '../ui/button';
import { CommandProblem } from '../ui/command-problem';
import { useToast } from '../ui/toast';
import { smallPicture } from './small-picture';
import { words } from './texts';

interface AddPicturesProps {
  readonly orderId: string;
  readonly purpose: UploadPurpose;
  readonly onAdded: () => void;
}

type Problem = { readonly kind: 'refused'; readonly refusal: Refusal } | { readonly kind: 'unreachable' };

/** A picture that has not arrived yet, and what stood in its way. */
interface Waiting {
  readonly file: File;
  readonly problem: Problem;
}

/** Adds pictures to an order, one after the other. Never asked for (handbook §8); one that failed is tried again by itself. */
export function AddPictures({ orderId, purpose, onAdded }: AddPicturesProps) {
  const session = useSession();
  const tell = useToast();
  const [attach] = useCommand(AttachPictureDocument);
  const [busy, setBusy] = useState(false);
  const [waiting, setWaiting] = useState<readonly Waiting[]>([]);

  const add = async (file: File): Promise<Problem | null> => {
    const sent = await postBytes<'upload', { readonly id: string }>(
      session,
      '/uploads',
      'upload',
      await smallPicture(file),
    );
    if (sent.kind !== 'done') return sent;
    const outcome = await attach({ orderId, purpose, uploadId: sent.answer.id, channel: 'WEB' });
    return outcome.kind === 'done' ? null : outcome;
  };
  const addAll = async (files: readonly File[]) => {
    setBusy(true);
    const failed: Waiting[] = [];
    for (const file of files) {
      const problem = await add(file);
      if (problem) failed.push({ file, problem });
    }
    setWaiting(failed);
    setBusy(false);
    if (failed.length === files.length) return;
    tell(words('pictureAdded'));
    onAdded();
  };
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const files = [...(target.files ?? [])];
    target.value = '';
    if (files.length > 0) void addAll(files);
  };
  return (
    <div className="stack tight">
      <label className="button file" aria-disabled={busy || undefined}>
        <Camera aria-hidden />
        {busy ? words('picturesSending') : words('addPictures')}
        <input
          type="file"
          className="sr-only"
          accept="image/jpeg,image/png,image/webp"
          multiple
          disabled={busy}
          onChange={choose}
        />
      </label>
      <p className="muted">{words('picturesHint')}</p>
      {waiting.map(({ file, problem }) => (
        <div key={`${file.name}${file.lastModified}`} className="stack tight">
          <p>
            <b>{file.name}</b>
          </p>
          <CommandProblem of={problem} />
        </div>
      ))}
      {waiting.length > 0 && (
        <Button busy={busy} onClick={() => void addAll(waiting.map(({ file }) => file))}>
          {words('sendPicturesAgain')}
        </Button>
      )}
    </div>
  );
}
