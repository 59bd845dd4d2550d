import { ORDER_SUBJECT } from '#libs/orders';
import type { TimelineOwner } from '#libs/timeline';

/** Whoever keeps the heads of chains, one line per lib. The audit reports entries that none of them owns. */
export const TIMELINE_OWNERS: readonly TimelineOwner[] = [
  {
    subjectType: ORDER_SUBJECT,
    headsSql: `SELECT id AS subject_id, street_id, timeline_seq AS seq, timeline_hash AS hash FROM service_orders`,
  },
];
