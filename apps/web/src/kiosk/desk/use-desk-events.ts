import { useEffect, useRef } from 'react';
import { useSubscription } from 'urql';
import { KioskDeskChangedDocument } from '../../generated/graphql';
import { useStation } from '../station/station-context';

const GATHER_MS = 300;

/** Calls a moment after anything of the community changed: what came or went needs its list again. */
export function useDeskEvents(changed: () => void): void {
  const { path } = useStation();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [{ data }] = useSubscription({ query: KioskDeskChangedDocument, variables: { under: path } });
  const event = data?.deskChanged;
  useEffect(() => {
    if (!event) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(changed, GATHER_MS);
  }, [event, changed]);
  useEffect(() => () => clearTimeout(timer.current), []);
}
