import { useState, type ReactNode } from 'react';
import type { Acting } from './acting';
import { CommandSheet } from './command-sheet';

export interface Action {
  readonly command: string;
  /** In the reader's language, as the server says it. */
  readonly text: string;
}

/**
 * The sheet of the command being given. It belongs to the list or page, not to the order's line: an order somebody else has
 * just taken leaves the list, and whoever was about to claim it must still read who was first.
 */
export function useCommandSheet(
  acting: Omit<Acting, 'orderId'>,
  onDone?: () => void,
): { readonly open: (orderId: string, action: Action) => void; readonly sheet: ReactNode } {
  const [chosen, setChosen] = useState<(Action & { orderId: string }) | null>(null);
  const sheet = chosen && (
    <CommandSheet
      {...acting}
      orderId={chosen.orderId}
      command={chosen.command}
      title={chosen.text}
      onClose={() => setChosen(null)}
      onDone={onDone}
    />
  );
  return { open: (orderId, action) => setChosen({ ...action, orderId }), sheet };
}
