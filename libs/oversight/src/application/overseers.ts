import type { PersonActor, Role } from '#libs/kernel';
import { holdsRole } from '#libs/kernel';
import { ForbiddenError } from '#libs/platform';

/** Those who supervise a street. */
export const STREET: readonly Role[] = ['STREET_OFFICER', 'STREET_SUPERVISOR'];
/** Those who keep the order of a place: its desks and who answers for them. */
export const DESKS: readonly Role[] = [
  'COMMUNITY_DESK',
  'COMMUNITY_SECRETARY',
  ...STREET,
  'DISTRICT_OFFICER',
];

/** @throws ForbiddenError unless the actor holds one of the roles over that path */
export function requireRole(actor: PersonActor, roles: readonly Role[], path: string): void {
  if (!holdsRole(actor, roles, path)) throw new ForbiddenError();
}
