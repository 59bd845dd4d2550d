/** Roles of handbook §2. A role is held in an organisation and reaches its subtree. */
export const ROLES = [
  'RESIDENT',
  'VOLUNTEER',
  'PROVIDER_LEAD',
  'COMMUNITY_DESK',
  'COMMUNITY_SECRETARY',
  'STREET_OFFICER',
  'STREET_SUPERVISOR',
  'DISTRICT_OFFICER',
  'ADMIN',
  'AUDITOR',
] as const;
export type Role = (typeof ROLES)[number];

/** How a command reached us (handbook §6). SYSTEM is the product itself: timers and follow-up steps. */
export const CHANNELS = [
  'WEB',
  'WECHAT',
  'PHONE',
  'COUNTER',
  'KIOSK',
  'PAPER',
  'IMPORT',
  'API',
  'SYSTEM',
] as const;
export type Channel = (typeof CHANNELS)[number];

export interface RoleGrant {
  readonly role: Role;
  readonly organizationId: string;
  /** Path of codes from the district down, each ending in a slash: `gjz/xzz/c03/`. A subtree is a prefix. */
  readonly organizationPath: string;
  /** Whose role it is, where it is lent for his leave (委托代办); what is done with it is done in his name. */
  readonly onBehalfOfPersonId?: string;
}

/** Who acts. Passed explicitly to every service; never read from a global. */
export type Actor = PersonActor | TokenActor | SystemActor;

export interface PersonActor {
  readonly kind: 'PERSON';
  readonly personId: string;
  readonly accountId: string;
  readonly sessionId: string;
  /** The street the person belongs to; null for people of the district. */
  readonly streetId: string | null;
  readonly grants: readonly RoleGrant[];
}

/** The holder of a slip, a link or a query code: may see and do what that one order allows its resident. */
export interface TokenActor {
  readonly kind: 'TOKEN';
  readonly orderId: string;
  readonly streetId: string;
}

/** The product itself: a timer, a follow-up step, a seed. */
export interface SystemActor {
  readonly kind: 'SYSTEM';
  readonly name: string;
}

export const SYSTEM: SystemActor = { kind: 'SYSTEM', name: 'system' };

/** Whether the actor holds one of the roles in an organisation whose subtree contains `path`. */
export function holdsRole(actor: Actor, roles: Role | readonly Role[], path: string): boolean {
  if (actor.kind !== 'PERSON') return false;
  const wanted: readonly Role[] = typeof roles === 'string' ? [roles] : roles;
  return actor.grants.some((grant) => wanted.includes(grant.role) && path.startsWith(grant.organizationPath));
}

/** Whether the actor holds the role in exactly this organisation or one above it. */
export function holdsRoleIn(actor: Actor, role: Role, organizationId: string): boolean {
  return (
    actor.kind === 'PERSON' &&
    actor.grants.some((g) => g.role === role && g.organizationId === organizationId)
  );
}
