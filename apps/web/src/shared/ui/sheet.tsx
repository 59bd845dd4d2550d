import { X } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { say } from '../texts/words';
import { Button } from './button';

interface SheetProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ReactNode;
}

/** A native `<dialog>`: focus stays inside, Escape closes, the page behind is inert. */
export function Sheet({ open, onClose, title, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current!;
    if (open && !element.open) element.showModal();
    if (!open && element.open) element.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      className="sheet"
      aria-label={title}
      onClose={onClose}
      onClick={({ target }) => target === dialog.current && onClose()}
    >
      {open && (
        <>
          <header>
            <h2>{title}</h2>
            <Button weight="quiet" aria-label={say('close')} onClick={onClose}>
              <X aria-hidden />
            </Button>
          </header>
          {children}
        </>
      )}
    </dialog>
  );
}
