import { useEffect, useRef } from 'react';
import { useSubscription } from 'urql';
import { ConsoleDeskChangedDocument } from '../../generated/graphql';

const GATHER_MS = 400;

/** Calls a moment after anything under the place changed; what is on the page already is updated by the cache itself. */
export function useDeskEvents(under: string, changed: () => void): void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [{ data }] = useSubscription({ query: ConsoleDeskChangedDocument, variables: { under } });
  const event = data?.deskChanged;
  const latest = useRef(changed);
  latest.current = changed;
  useEffect(() => {
    if (!event) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => latest.current(), GATHER_MS);
  }, [event]);
  useEffect(() => () => clearTimeout(timer.current), []);
}
