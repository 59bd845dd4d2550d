import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { BranchMeDocument, type BranchMeQuery } from '../generated/graphql';
import { useLiveQuery } from '../shared/client/use-live-query';
import { setProductTime } from '../shared/display/product-clock';

export type BranchOrganization = BranchMeQuery['myOrganizations'][number]['organization'];

interface Membership {
  /** The organisation the caller leads and acts for; null for volunteers. */
  readonly organization: BranchOrganization | null;
  readonly organizations: readonly BranchOrganization[];
  readonly choose: (organizationId: string) => void;
  readonly isVolunteer: boolean;
  readonly name: string;
}

const Context = createContext<Membership | null>(null);
const CHOSEN = 'branch:organization';

export function useBranchMe() {
  return useLiveQuery(BranchMeDocument, { variables: {} });
}

/** For whom the caller acts: remembered on this phone when there are several. */
export function MembershipProvider({
  of: mine,
  children,
}: {
  readonly of: BranchMeQuery;
  readonly children: ReactNode;
}) {
  const [chosen, setChosen] = useState(() => localStorage.getItem(CHOSEN));
  useEffect(() => setProductTime(mine.about.now), [mine.about.now]);
  const value = useMemo<Membership>(() => {
    const organizations = [
      ...new Map(
        mine.myOrganizations
          .filter(({ role }) => role === 'PROVIDER_LEAD')
          .map(({ organization }) => [organization.id, organization]),
      ).values(),
    ];
    return {
      organizations,
      organization: organizations.find(({ id }) => id === chosen) ?? organizations[0] ?? null,
      choose: (organizationId) => {
        localStorage.setItem(CHOSEN, organizationId);
        setChosen(organizationId);
      },
      isVolunteer: mine.myOrganizations.some(({ role }) => role === 'VOLUNTEER'),
      name: mine.me.name,
    };
  }, [mine, chosen]);
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

export function useMembership(): Membership {
  const membership = useContext(Context);
  if (!membership) throw new Error('outside of <MembershipProvider>');
  return membership;
}

/** For the places that only those who lead an organisation reach. */
export function useOrganization(): BranchOrganization {
  const { organization } = useMembership();
  if (!organization) throw new Error('a place for those who lead an organisation');
  return organization;
}
