import { needsInfo, referred, submitted } from './playbook-intake';
import { communityFallback, invited, open, streetFallback } from './playbook-pools';
import { closed, confirmed, done, rechecking, rectifying } from './playbook-review';
import { claimed, inService, scheduled, suspended } from './playbook-service';
import type { Scene } from './world';

/** What the people concerned do about an order in each status. Where nothing stands, time alone goes on. */
export const PLAYBOOK: Readonly<Record<string, (scene: Scene) => void>> = {
  SUBMITTED: submitted,
  NEEDS_INFO: needsInfo,
  OPEN: open,
  INVITED: invited,
  COMMUNITY_FALLBACK: communityFallback,
  STREET_FALLBACK: streetFallback,
  CLAIMED: claimed,
  SCHEDULED: scheduled,
  IN_SERVICE: inService,
  DONE: done,
  CONFIRMED: confirmed,
  RECTIFYING: rectifying,
  RECHECKING: rechecking,
  SUSPENDED: suspended,
  REFERRED: referred,
  CLOSED: closed,
};
