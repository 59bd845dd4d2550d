import { holdsRole, type Actor, type Role } from '#libs/kernel';

/** They put items on the shelf and take them off, and change any item of theirs. */
const KEEPERS: readonly Role[] = ['COMMUNITY_SECRETARY', 'STREET_OFFICER'];

/** Keeps the shelf for what the organisation at `path` offers: its secretary, its street. Seeds and imports too. */
export function keepsShelf(actor: Actor, path: string): boolean {
  return actor.kind === 'SYSTEM' || holdsRole(actor, KEEPERS, path);
}

/** Speaks for the organisation at `path` as a provider. */
export function leadsProvider(actor: Actor, path: string): boolean {
  return holdsRole(actor, 'PROVIDER_LEAD', path);
}

/** May see and prepare drafts of the organisation at `path`. */
export function preparesItems(actor: Actor, path: string): boolean {
  return leadsProvider(actor, path) || keepsShelf(actor, path);
}
