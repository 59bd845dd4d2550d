import { holdsRole, type PersonActor, type Role } from '#libs/kernel';
import type { FigureValue, ShareFigure } from './figures';

/** What somebody may see of the figures of a place or an organisation. */
export interface FigureAccess {
  /** Whether the orders behind a tile may be listed. The district sees streets' sums and no rows. */
  readonly rows: boolean;
  /** Looks at its own organisation's figures: ratings are shown only where nobody can be guessed behind them. */
  readonly asProvider: boolean;
}

const STREET: readonly Role[] = ['STREET_OFFICER', 'STREET_SUPERVISOR'];
const COMMUNITY: readonly Role[] = [...STREET, 'COMMUNITY_DESK', 'COMMUNITY_SECRETARY'];

/** Below this many ratings a provider, who knows whom he served, could tell who said what. */
export const FEWEST_RATINGS_SHOWN = 5;

/** Access to a place's figures; null when there is none. Roles reach their subtree. */
export function accessToPlace(actor: PersonActor, kind: string, path: string): FigureAccess | null {
  const staff = kind === 'STREET' ? STREET : kind === 'COMMUNITY' ? COMMUNITY : [];
  if (holdsRole(actor, staff, path)) return { rows: true, asProvider: false };
  return holdsRole(actor, 'DISTRICT_OFFICER', path) ? { rows: false, asProvider: false } : null;
}

/** Access to what an organisation did: its lead, the staff of the place it stands in, sums for the district. */
export function accessToOrganization(actor: PersonActor, path: string): FigureAccess | null {
  if (holdsRole(actor, COMMUNITY, path)) return { rows: true, asProvider: false };
  if (holdsRole(actor, 'PROVIDER_LEAD', path)) return { rows: true, asProvider: true };
  return holdsRole(actor, 'DISTRICT_OFFICER', path) ? { rows: false, asProvider: false } : null;
}

/** Whether a figure must be kept from this onlooker to protect who rated. */
export const isWithheld = (
  { asProvider }: FigureAccess,
  figure: Pick<ShareFigure, 'fromRatings'>,
  { denominator }: Pick<FigureValue, 'denominator'>,
): boolean => asProvider && figure.fromRatings && denominator > 0 && denominator < FEWEST_RATINGS_SHOWN;
