import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { KioskMeDocument, KioskShelfDocument } from '../../generated/graphql';
import { useLiveQuery } from '../../shared/client/use-live-query';
import { setProductTime } from '../../shared/display/product-clock';
import { usePersonId } from '../../shared/session/session-context';
import { ErrorState, NotAllowed, QueryState } from '../../shared/ui/states';
import { CounterStore } from '../outbox/counter-store';
import { SignOutButton } from '../shell/sign-out-button';
import { words } from '../texts/words';
import { deskOf, stationOf, type Station } from './station';

interface Here extends Station {
  readonly store: CounterStore;
}

const Context = createContext<Here | null>(null);
const KEPT = 'station';

type Opened = { readonly store: CounterStore; readonly kept: Station | null };

/** What the desk works with, from the server; while there is no line, as it was kept here. */
export function StationProvider({ children }: { readonly children: ReactNode }) {
  const personId = usePersonId();
  const [opened, setOpened] = useState<Opened | 'impossible' | null>(null);
  const me = useLiveQuery(KioskMeDocument, { variables: {} });
  const desk = me.data && deskOf(me.data);
  const shelf = useLiveQuery(KioskShelfDocument, {
    variables: { streetId: desk?.streetId ?? '', communityId: desk?.id ?? '' },
    pause: !desk,
  });
  const now = me.data?.about.now;
  // by the answer's own time: the same answer, drawn again later, must not put the clock back
  const aheadMs = useMemo(() => (now ? Date.parse(now) - Date.now() : 0), [now]);
  const fresh = useMemo(
    () => (me.data && shelf.data ? stationOf(me.data, shelf.data, aheadMs) : null),
    [me.data, shelf.data, aheadMs],
  );

  useEffect(() => {
    void openStore().then(setOpened, () => setOpened('impossible'));
  }, []);
  useEffect(() => {
    if (!fresh || !opened || opened === 'impossible') return;
    setProductTime(new Date(Date.now() + fresh.aheadMs).toISOString());
    void opened.store.keep(KEPT, fresh);
  }, [fresh, opened]);

  if (opened === 'impossible')
    return (
      <Frame>
        <ErrorState
          title={words('noStore')}
          hint={words('noStoreHint')}
          onRetry={() => window.location.reload()}
        />
      </Frame>
    );
  const kept = opened?.kept?.personId === personId ? opened.kept : null;
  const station = fresh ?? kept;
  if (opened && station)
    return <Context.Provider value={{ ...station, store: opened.store }}>{children}</Context.Provider>;
  if (me.data && !desk)
    return (
      <Frame>
        <NotAllowed title={words('noDesk')} hint={words('noDeskHint')}>
          <SignOutButton />
        </NotAllowed>
      </Frame>
    );
  return (
    <Frame>
      <QueryState of={{ ...me, data: undefined, error: me.error ?? shelf.error }}>{() => null}</QueryState>
    </Frame>
  );
}

/** What stands while the desk is not known yet. */
function Frame({ children }: { readonly children: ReactNode }) {
  return (
    <div className="face">
      <header>
        <b>{words('title')}</b>
      </header>
      <main>
        <h1 className="sr-only">{words('title')}</h1>
        {children}
      </main>
    </div>
  );
}

async function openStore(): Promise<Opened> {
  const store = await CounterStore.open();
  // asked for once: a browser short of space then keeps what waits to be sent
  void navigator.storage?.persist?.();
  const kept = await store.thing<Station>(KEPT);
  if (kept) setProductTime(new Date(Date.now() + kept.aheadMs).toISOString());
  return { store, kept };
}

export function useStation(): Here {
  const station = useContext(Context);
  if (!station) throw new Error('outside of <StationProvider>');
  return station;
}
