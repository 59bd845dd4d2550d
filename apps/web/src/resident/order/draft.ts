import { useCallback, useState } from 'react';

/** When it would suit; said in the order's text, because the day is agreed by phone. */
export const WISHES = ['Any', 'Morning', 'Afternoon', 'Weekend', 'Urgent'] as const;
export type Wish = (typeof WISHES)[number];

/** An order that is being filled in. Kept in the tab: signing in or a lost line loses nothing. */
export interface Draft {
  readonly itemId: string | null;
  readonly step: 1 | 2 | 3;
  readonly text: string;
  readonly wish: Wish;
  readonly sessionId: string | null;
  /** `self`, `household`, or a relative's person id. */
  readonly forWhom: string;
  readonly address: string;
  readonly contact: 'CALL' | 'SMS' | 'FAMILY' | null;
  readonly volunteerId: string | null;
}

const KEY = 'order-draft';
const EMPTY: Draft = {
  itemId: null,
  step: 1,
  text: '',
  wish: 'Any',
  sessionId: null,
  forWhom: 'self',
  address: '',
  contact: null,
  volunteerId: null,
};

/** The draft for what the address names: another service or other words begin another one. */
export function useDraft(
  itemId: string | null,
  text: string,
): [Draft, (change: Partial<Draft>) => void, () => void] {
  const [draft, setDraft] = useState<Draft>(() => {
    const kept = read();
    const same = kept && kept.itemId === itemId && (!text || kept.text === text);
    return same ? kept : { ...EMPTY, itemId, text };
  });
  const change = useCallback((part: Partial<Draft>) => {
    setDraft((old) => {
      const next = { ...old, ...part };
      write(next);
      return next;
    });
  }, []);
  const drop = useCallback(() => write(null), []);
  return [draft, change, drop];
}

function read(): Draft | null {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Draft | null;
  } catch {
    return null;
  }
}

function write(draft: Draft | null): void {
  try {
    if (draft) sessionStorage.setItem(KEY, JSON.stringify(draft));
    else sessionStorage.removeItem(KEY);
  } catch {
    // storage forbidden: the draft lives as long as the page
  }
}
