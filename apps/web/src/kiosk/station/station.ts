import type { KioskMeQuery, KioskShelfQuery } from '../../generated/graphql';

/** The desk's community, and what its counter needs when there is no line: nothing of any resident. */
export interface Station {
  readonly personId: string;
  readonly personName: string;
  readonly communityId: string;
  readonly communityName: string;
  /** `gjz/xzz/c01/` */
  readonly path: string;
  readonly streetId: string;
  readonly phone: string | null;
  readonly shelf: readonly { readonly id: string; readonly name: string; readonly category: string }[];
  /** Product time minus the time of this machine. */
  readonly aheadMs: number;
}

const DESK = ['COMMUNITY_DESK', 'COMMUNITY_SECRETARY'];

/** The community the caller sits in; null for those who have no desk. */
export const deskOf = ({ myOrganizations }: KioskMeQuery) =>
  myOrganizations.find(
    ({ role, organization }) =>
      DESK.includes(role) && organization.kind === 'COMMUNITY' && organization.streetId,
  )?.organization ?? null;

export function stationOf(mine: KioskMeQuery, { shelf }: KioskShelfQuery, aheadMs: number): Station | null {
  const desk = deskOf(mine);
  return (
    desk && {
      personId: mine.me.id,
      personName: mine.me.name,
      communityId: desk.id,
      communityName: desk.name,
      path: desk.path,
      streetId: desk.streetId!,
      phone: desk.publicPhone ?? null,
      shelf: shelf.nodes.map(({ id, name, category }) => ({ id, name, category: category.name })),
      aheadMs,
    }
  );
}
