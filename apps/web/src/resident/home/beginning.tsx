import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { useQuery } from 'urql';
import {
  BeginningDocument,
  MyProfilePageDocument,
  type BeginningQuery,
  type MyProfileFragment,
} from '../../generated/graphql';
import { setDisplayMode, type DisplayMode } from '../../shared/display/display-mode';
import { setProductTime } from '../../shared/display/product-clock';
import { usePersonId } from '../../shared/session/session-context';

export const MODE_OF = { STANDARD: 'standard', ELDER: 'elder', LARGEST: 'max' } as const satisfies Record<
  string,
  DisplayMode
>;
export const NAME_OF = { standard: 'STANDARD', elder: 'ELDER', max: 'LARGEST' } as const;

export type Street = BeginningQuery['streets'][number];
export type Community = Street['communities'][number];

interface Here {
  readonly streets: readonly Street[];
  /** The person's own street and community; for visitors the street they chose, else the largest. */
  readonly street: Street | null;
  readonly community: Community | null;
  /** Null while nobody is signed in, or not loaded yet. */
  readonly me: MyProfileFragment | null;
  /** For visitors; a person's street is that of the person. */
  readonly chooseStreet: (id: string) => void;
}

const HereContext = createContext<Here>({
  streets: [],
  street: null,
  community: null,
  me: null,
  chooseStreet: () => undefined,
});
export const useHere = (): Here => useContext(HereContext);

/** What every page needs to know first: where we are, what time it is, who this is and how they like to read. */
export function Beginning({ children }: { readonly children: ReactNode }) {
  const personId = usePersonId();
  const [{ data }] = useQuery({ query: BeginningDocument, variables: {}, requestPolicy: 'cache-first' });
  const [{ data: mine }] = useQuery({
    query: MyProfilePageDocument,
    variables: {},
    pause: personId === null,
    requestPolicy: 'cache-first',
  });
  const me = mine?.me ?? null;
  const now = data?.about.now;
  useEffect(() => {
    if (now) setProductTime(now);
  }, [now]);
  const mode = me?.displayMode;
  useEffect(() => {
    // chosen here or on another device: the person's choice goes with the person
    if (mode && mode !== 'STANDARD') setDisplayMode(MODE_OF[mode]);
  }, [mode]);
  const streets = data?.streets ?? [];
  const [chosen, setChosen] = useState(rememberedStreet);
  const chooseStreet = (id: string) => {
    rememberStreet(id);
    setChosen(id);
  };
  const street = streets.find(({ id }) => id === (me?.streetId ?? chosen)) ?? largest(streets);
  const community = street?.communities.find(({ id }) => id === me?.communityId) ?? null;
  return (
    <HereContext.Provider value={{ streets, street, community, me, chooseStreet }}>
      {children}
    </HereContext.Provider>
  );
}

const KEY = 'street';

const largest = (streets: readonly Street[]): Street | null =>
  streets.reduce<Street | null>(
    (most, one) => (most && most.communities.length >= one.communities.length ? most : one),
    null,
  );

function rememberedStreet(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function rememberStreet(id: string): void {
  try {
    localStorage.setItem(KEY, id);
  } catch {
    // storage forbidden: chosen for as long as the page is open
  }
}
