import { useEffect, useRef } from 'react';
import { useSubscription } from 'urql';
import { BranchPoolChangedDocument } from '../generated/graphql';

const GATHER_MS = 300;

/**
 * Calls a moment after anything of the organisation's pool or work changed: an order that is shown is updated by the cache
 * itself, one that came or went needs the list again.
 */
export function usePoolEvents(organizationId: string, changed: () => void): void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [{ data }] = useSubscription({
    query: BranchPoolChangedDocument,
    variables: { organizationId },
  });
  const event = data?.poolChanged;
  useEffect(() => {
    if (!event) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(changed, GATHER_MS);
  }, [event, changed]);
  useEffect(() => () => clearTimeout(timer.current), []);
}
