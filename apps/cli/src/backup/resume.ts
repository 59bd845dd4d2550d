/**
 * After a restore nothing is in any queue: every armed timer is to be handed over anew, and what was sent but not heard is
 * sent again. Consumers and timers have one effect however often they are told.
 */
export const RESUME: readonly string[] = [
  "UPDATE timers SET hinted_at = NULL, not_before = NULL WHERE state = 'ARMED'",
  `UPDATE event_deliveries SET next_send_at = clock_timestamp() WHERE done_at IS NULL AND next_send_at IS NOT NULL`,
];
