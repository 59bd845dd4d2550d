import type { TimelineOwner } from '#libs/timeline';
import { ORDER_SUBJECT } from '../../subject';

/** Orders keep the head of their chain on their own row. */
export const ORDER_TIMELINE: TimelineOwner = {
  subjectType: ORDER_SUBJECT,
  headsSql:
    'SELECT id AS subject_id, street_id, timeline_seq AS seq, timeline_hash AS hash FROM service_orders',
};
