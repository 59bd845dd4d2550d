import { EVALUATION_TIMELINE } from '#libs/evaluations';
import { ORDER_TIMELINE } from '#libs/orders';
import type { TimelineOwner } from '#libs/timeline';

/** Whoever keeps the heads of chains, one line per lib. The audit reports entries that none of them owns. */
export const TIMELINE_OWNERS: readonly TimelineOwner[] = [ORDER_TIMELINE, EVALUATION_TIMELINE];
