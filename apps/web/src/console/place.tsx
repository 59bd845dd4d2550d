import { createContext, useContext, useEffect, useMemo, type ReactNode } from 'react';
import {
  ConsoleMeDocument,
  ConsolePlaceDocument,
  type ConsoleMeQuery,
  type Role,
} from '../generated/graphql';
import { useLiveQuery } from '../shared/client/use-live-query';
import { setProductTime } from '../shared/display/product-clock';
import { NotAllowed, QueryState } from '../shared/ui/states';
import { useParams } from './kit/search-params';
import { words } from './texts/words';

/** Who has work here, the widest reach first. */
const OFFICES: readonly Role[] = [
  'DISTRICT_OFFICER',
  'STREET_OFFICER',
  'STREET_SUPERVISOR',
  'COMMUNITY_SECRETARY',
  'COMMUNITY_DESK',
  'ADMIN',
  'AUDITOR',
];

export interface PlaceFacts {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly kind: string;
}

interface Office {
  readonly name: string;
  readonly personId: string;
  readonly roles: readonly Role[];
  /** Where the caller's own role reaches from. */
  readonly root: PlaceFacts;
  /** The place looked at now: `?place=` of the address. */
  readonly place: PlaceFacts;
  /** From the root down to the place. */
  readonly trail: readonly PlaceFacts[];
  /** Streets or communities one step below. */
  readonly below: readonly PlaceFacts[];
  /** The street the place is or lies in; null for a district. */
  readonly streetId: string | null;
  readonly goTo: (placeId: string) => void;
  readonly holds: (...roles: Role[]) => boolean;
}

const Context = createContext<Office | null>(null);

export const useConsoleMe = () => useLiveQuery(ConsoleMeDocument, { variables: {} });

/** For whom and for which place the console works. */
export function OfficeProvider({
  of: mine,
  children,
}: {
  readonly of: ConsoleMeQuery;
  readonly children: ReactNode;
}) {
  const [params, change] = useParams();
  useEffect(() => setProductTime(mine.about.now), [mine.about.now]);
  const held = mine.myOrganizations.filter(({ role }) => OFFICES.includes(role));
  const root = [...held].sort((a, b) => OFFICES.indexOf(a.role) - OFFICES.indexOf(b.role))[0]?.organization;
  const id = params.get('place') ?? root?.id ?? '';
  const loaded = useLiveQuery(ConsolePlaceDocument, { variables: { id }, pause: id === '', live: false });
  const found = loaded.data?.organization;
  const office = useMemo<Office | null>(() => {
    if (!root || !found) return null;
    const roles = held.map(({ role }) => role);
    const above = [found.parent?.parent, found.parent, found];
    return {
      name: mine.me.name,
      personId: mine.me.id,
      roles,
      root,
      place: found,
      trail: above.flatMap((one) => (one && one.path.startsWith(root.path) ? [one] : [])),
      below: found.children.filter(
        ({ kind, active }) => active && (kind === 'STREET' || kind === 'COMMUNITY'),
      ),
      streetId: found.kind === 'STREET' ? found.id : (found.streetId ?? null),
      goTo: (placeId) => change({ place: placeId === root.id ? null : placeId }),
      holds: (...wanted) => wanted.some((role) => roles.includes(role)),
    };
  }, [mine, found, change]);
  if (!root) return <NotAllowed title={words('noRole')} hint={words('noRoleHint')} />;
  return (
    <QueryState of={loaded}>
      {() =>
        office ? (
          <Context.Provider value={office}>{children}</Context.Provider>
        ) : (
          <NotAllowed hint={words('noPlace')} />
        )
      }
    </QueryState>
  );
}

export function useOffice(): Office {
  const office = useContext(Context);
  if (!office) throw new Error('outside of <OfficeProvider>');
  return office;
}
