import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Which streets' rows the statements of this moment may touch. It stands under the checks of the services: when one of them
 * is forgotten, PostgreSQL's row-level security still shows nothing of another street (docs/security.md).
 *
 * A request begins with no street at all. Whoever proves who he is (an access token, a slip, a sign-in ticket) is admitted
 * to his streets; what must look across all of them says so by name.
 */
interface Scope {
  /** Streets of whoever is known to be behind it; asked each time, because roles change while a subscription runs. */
  readonly known: () => readonly string[];
  readonly admitted: Set<string>;
}

/** Why a statement of the API looks across streets. Each use is counted: see `streetCrossings`. */
export type AcrossReason =
  /** Who somebody is comes before where he belongs. */
  | 'SIGN_IN'
  /** The holder of a slip, a link or a query code does not know the street: the row says it. */
  | 'TOKEN'
  /** Totals for operators; no row leaves the process. */
  | 'METRICS';

/** Stands for rows that belong to no street but to the district. */
export const DISTRICT = '00000000-0000-0000-0000-000000000000';

/** What the policies read from `app.streets`: ids separated by commas, empty for none. */
const NOWHERE = '';
const EVERYWHERE = '*';

const storage = new AsyncLocalStorage<Scope | typeof EVERYWHERE>();
const crossings = new Map<AcrossReason, number>();

/** Begins a request: until it is admitted somewhere it sees no street. */
export function openStreetScope<T>(work: () => T): T {
  return lastingStreetScope(() => [])(work);
}

/** For what is entered again and again, as the events of one subscription: what a slip admitted to stays. */
export function lastingStreetScope(known: () => readonly string[]): <T>(work: () => T) => T {
  const scope: Scope = { known, admitted: new Set() };
  return (work) => storage.run(scope, work);
}

/** The rest of the request may touch these streets too. Call it where a proof was checked, and nowhere else. */
export function admitToStreets(streets: Iterable<string>): void {
  const scope = storage.getStore();
  if (scope === undefined || scope === EVERYWHERE) return;
  for (const street of streets) scope.admitted.add(street);
}

/** Runs `work` over all streets. */
export function acrossStreets<T>(reason: AcrossReason, work: () => T): T {
  crossings.set(reason, (crossings.get(reason) ?? 0) + 1);
  return storage.run(EVERYWHERE, work);
}

/** The scope of this moment as the database reads it. Outside of any request: none. */
export function currentStreets(): string {
  const scope = storage.getStore();
  if (scope === undefined) return NOWHERE;
  if (scope === EVERYWHERE) return EVERYWHERE;
  const known = scope.known();
  return (known.length === 0 ? [...scope.admitted] : [...new Set([...known, ...scope.admitted])]).join(',');
}

/** How often this process has looked across streets, by reason. */
export const streetCrossings = (): ReadonlyMap<AcrossReason, number> => crossings;
