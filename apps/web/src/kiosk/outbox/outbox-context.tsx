import { createContext, useContext, useEffect, useMemo, useSyncExternalStore, type ReactNode } from 'react';
import { useClient } from 'urql';
import { useStation } from '../station/station-context';
import type { Entry } from './entry';
import { Outbox } from './outbox';
import { sendEntry } from './send-entry';

const AGAIN_MS = 15_000;
const Context = createContext<Outbox | null>(null);

/** Keeps sending while somebody of the desk is signed in: on load, when the line is back, and every 15 s. */
export function OutboxProvider({ children }: { readonly children: ReactNode }) {
  const client = useClient();
  const { store, communityId } = useStation();
  const outbox = useMemo(
    () => new Outbox(store, communityId, (entry) => sendEntry(client, entry)),
    [client, store, communityId],
  );
  useEffect(() => {
    const flush = () => void outbox.flush();
    void outbox.load().then(flush);
    // `onLine` may say yes where nothing gets through, and no where it does: it is only one more reason to try
    const timer = setInterval(flush, AGAIN_MS);
    window.addEventListener('online', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', flush);
      document.removeEventListener('visibilitychange', flush);
    };
  }, [outbox]);
  return <Context.Provider value={outbox}>{children}</Context.Provider>;
}

export function useOutbox(): Outbox {
  const outbox = useContext(Context);
  if (!outbox) throw new Error('outside of <OutboxProvider>');
  return outbox;
}

export function useEntries(): readonly Entry[] {
  const outbox = useOutbox();
  return useSyncExternalStore(outbox.subscribe, outbox.entries);
}
