import type { Actor, Role } from '#libs/kernel';

/** Whom something is told to, in the words of the workflow (`tell`). */
export const AUDIENCES = [
  'RESIDENT',
  'CLAIMANT',
  'INVITEE',
  'FORMER_CLAIMANT',
  'VOLUNTEERS',
  'PROVIDERS',
  'DESK',
  'SECRETARY',
  'STREET',
  'DISTRICT',
  'OPERATOR',
] as const;
export type Audience = (typeof AUDIENCES)[number];

export const isAudience = (value: unknown): value is Audience => AUDIENCES.includes(value as Audience);

/** What an event says about whom it concerns. */
export interface EventFacts {
  readonly streetId: string;
  readonly requesterId?: string | null;
  readonly organizationId?: string | null;
  /** Where an invitation is pending. */
  readonly invitedOrganizationId?: string | null;
  /** Whose claim this step ended. */
  readonly formerOrganizationId?: string | null;
  readonly communityId?: string | null;
}

/**
 * One addressee of one notice: a person; everybody who holds a role in an organisation (or above it); or the leads of all
 * organisations that serve a community.
 */
export type Recipient =
  | { readonly kind: 'PERSON'; readonly personId: string }
  | { readonly kind: 'ROLE'; readonly role: Role; readonly organizationId: string }
  | { readonly kind: 'PROVIDERS'; readonly communityId: string };

/** The recipient as one text: notices are found by it, and are unique by it. */
export function recipientKey(recipient: Recipient): string {
  switch (recipient.kind) {
    case 'PERSON':
      return `person:${recipient.personId}`;
    case 'ROLE':
      return `role:${recipient.role}:${recipient.organizationId}`;
    case 'PROVIDERS':
      return `providers:${recipient.communityId}`;
  }
}

/** The addressee of an audience; null when the event names nobody (an order without a claim has no claimant). */
export function recipientOf(audience: Audience, facts: EventFacts): Recipient | null {
  const { streetId, communityId } = facts;
  const role = (name: Role, organizationId: string | null | undefined): Recipient | null =>
    organizationId ? { kind: 'ROLE', role: name, organizationId } : null;
  switch (audience) {
    case 'RESIDENT':
      return facts.requesterId ? { kind: 'PERSON', personId: facts.requesterId } : null;
    case 'CLAIMANT':
      return role('PROVIDER_LEAD', facts.organizationId);
    case 'INVITEE':
      return role('PROVIDER_LEAD', facts.invitedOrganizationId);
    case 'FORMER_CLAIMANT':
      return role('PROVIDER_LEAD', facts.formerOrganizationId);
    case 'VOLUNTEERS':
      return role('VOLUNTEER', facts.organizationId);
    case 'PROVIDERS':
      return communityId ? { kind: 'PROVIDERS', communityId } : null;
    case 'DESK':
      // an order that is in no community is the street's to look after
      return role('COMMUNITY_DESK', communityId) ?? role('STREET_OFFICER', streetId);
    case 'SECRETARY':
      return role('COMMUNITY_SECRETARY', communityId) ?? role('STREET_OFFICER', streetId);
    case 'STREET':
      return role('STREET_OFFICER', streetId);
    case 'DISTRICT':
      return role('DISTRICT_OFFICER', streetId);
    case 'OPERATOR':
      return role('ADMIN', streetId);
  }
}

/** An organisation, as far as it decides who hears what. */
export interface Place {
  readonly id: string;
  readonly kind: string;
  readonly active: boolean;
}

/** Looks up organisations; answered from memory. */
export interface Places {
  byId(id: string): (Place & { readonly path: string; readonly serviceAreaPaths: readonly string[] }) | null;
  /** The one at the path and all below it. */
  subtree(path: string): readonly Place[];
  communityAt(path: string): Place | null;
}

/** Kinds of organisation that notices for a role are addressed to; a role that is not here is addressed where it is held. */
const ADDRESSED: Partial<Record<Role, readonly string[]>> = {
  COMMUNITY_DESK: ['COMMUNITY', 'STREET'],
  COMMUNITY_SECRETARY: ['COMMUNITY', 'STREET'],
  STREET_OFFICER: ['STREET'],
  DISTRICT_OFFICER: ['STREET'],
  ADMIN: ['STREET'],
};

/** Every recipient text this actor hears: the person's own, and those of the roles held, each with its subtree. */
export function heardBy(actor: Actor, places: Places): string[] {
  if (actor.kind !== 'PERSON') return [];
  const keys = new Set([recipientKey({ kind: 'PERSON', personId: actor.personId })]);
  for (const { role, organizationId, organizationPath } of actor.grants) {
    keys.add(recipientKey({ kind: 'ROLE', role, organizationId }));
    const kinds = ADDRESSED[role];
    for (const place of places.subtree(organizationPath)) {
      if (!kinds || kinds.includes(place.kind))
        keys.add(recipientKey({ kind: 'ROLE', role, organizationId: place.id }));
    }
    if (role === 'PROVIDER_LEAD') {
      for (const communityId of communitiesServed(organizationId, places)) {
        keys.add(recipientKey({ kind: 'PROVIDERS', communityId }));
      }
    }
  }
  return [...keys];
}

/** Communities an organisation serves: its areas, or the place it stands in (handbook §3, "whose area matches"). */
function communitiesServed(organizationId: string, places: Places): string[] {
  const organization = places.byId(organizationId);
  if (!organization) return [];
  const parentPath = organization.path.split('/').slice(0, -2).join('/');
  const areas = organization.serviceAreaPaths.length > 0 ? organization.serviceAreaPaths : [`${parentPath}/`];
  return areas.flatMap((area) => {
    const within = places.subtree(area).filter((place) => place.kind === 'COMMUNITY');
    const around = within.length === 0 ? places.communityAt(area) : null;
    return [...within, ...(around ? [around] : [])].map((place) => place.id);
  });
}
