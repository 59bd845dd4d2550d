import { words } from './words';

/** Deadlines as the workflow names them (handbook §3), in the order they come. */
export const DEADLINES = [
  'TRIAGE',
  'INVITATION_ANSWER',
  'OPEN_POOL',
  'COMMUNITY_POOL',
  'STREET_POOL',
  'FIRST_CONTACT',
  'START',
  'SERVICE_END',
  'FINISH',
  'CONFIRMATION',
  'CALLBACK',
  'RATING',
  'RECTIFICATION_CONTACT',
  'RECTIFICATION',
  'RECHECK',
] as const;
type Deadline = (typeof DEADLINES)[number];

/** A deadline's name in the reader's language; its code when it is one this page does not know. */
export const deadlineName = (kind: string): string =>
  (DEADLINES as readonly string[]).includes(kind) ? words(`deadline${kind as Deadline}`) : kind;
