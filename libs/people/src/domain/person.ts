import type { Channel, Language } from '#libs/kernel';

export const PERSON_STATUSES = ['ACTIVE', 'ERASED'] as const;
export type PersonStatus = (typeof PERSON_STATUSES)[number];

/** How large the screens are for this person (handbook §8, 适老化): LARGEST is the elder mode at its largest type. */
export const DISPLAY_MODES = ['STANDARD', 'ELDER', 'LARGEST'] as const;
export type DisplayMode = (typeof DISPLAY_MODES)[number];

/** How a person wants to hear from us. FAMILY: through the relative whose number is on file. */
export const CONTACT_PREFERENCES = ['CALL', 'SMS', 'FAMILY'] as const;
export type ContactPreference = (typeof CONTACT_PREFERENCES)[number];

export const LANGUAGES = ['zh', 'en'] as const satisfies readonly Language[];

/** What other parts may know about a person without a reveal. Nothing that says who it is. */
export interface PersonFacts {
  readonly id: string;
  /** Null for people of the district. */
  readonly streetId: string | null;
  readonly communityId: string | null;
  readonly status: PersonStatus;
  readonly displayMode: DisplayMode;
  /** Any display mode but STANDARD. */
  readonly elderMode: boolean;
  readonly contactPreference: ContactPreference;
  readonly preferredLanguage: Language;
  /** Full years are nobody's business; the sixties and over are served differently (handbook §5, channel parity). */
  readonly birthYear: number | null;
  readonly createdAt: Date;
}

/** The relative to call instead, when the person wants it so. */
export interface FamilyContact {
  readonly name: string;
  readonly phone: string;
}

/** Personal details in clear. Never into logs, events, jobs or timelines. */
export interface PersonContact {
  readonly personId: string;
  readonly name: string;
  readonly phone: string | null;
  readonly address: string | null;
  readonly family: FamilyContact | null;
}

/** What somebody is to the one who saved him, for a list that reads like a family (代亲友点单). */
export const RELATIONS = [
  'PARENT',
  'SPOUSE',
  'CHILD',
  'GRANDPARENT',
  'SIBLING',
  'NEIGHBOUR',
  'OTHER',
] as const;
export type Relation = (typeof RELATIONS)[number];

/** How a person agreed (handbook §6: "a proxy order records … how the person agreed"). */
export interface ConsentGiven {
  readonly purpose: ConsentPurpose;
  readonly version: string;
  readonly channel: Channel;
  /** `spoken at the counter`, `ticked`, a paper's number; no personal data. */
  readonly evidence: string;
}

/** SERVICE: name, phone and address are used to bring a service. SENSITIVE: health or care needs noted with it. */
export const CONSENT_PURPOSES = ['SERVICE', 'SENSITIVE'] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

/** The text people agree to; a new version asks again. */
export const CONSENT_VERSION = '2026-01';
