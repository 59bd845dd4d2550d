import type { WriteStatement } from '#libs/platform';
import type { SessionStatus } from '../domain/service-session';

/** By how much an order changes the places taken and the waiting list; never both up. */
export interface SeatChange {
  readonly taken: -1 | 0 | 1;
  readonly waiting: -1 | 0 | 1;
}

/**
 * Takes or frees a place of a session, or one in its waiting list, in the unit of work of the order concerned. What is
 * taken is taken only while the session is open and has room: when the last one has just gone, the unit is tried again
 * and reads the session as full. Freeing is always possible.
 */
export function changeSeats(sessionId: string, { taken, waiting }: SeatChange): WriteStatement {
  return {
    text: `UPDATE service_sessions SET taken = taken + $2::int, waiting = waiting + $3::int
WHERE id = $1 AND taken + $2::int >= 0 AND waiting + $3::int >= 0
  AND ($2::int <= 0 OR (status = 'OPEN' AND taken < capacity))
  AND ($3::int <= 0 OR (status = 'OPEN' AND waiting < waiting_capacity))`,
    values: [sessionId, taken, waiting],
    expectRows: 1,
  };
}

/** Closes, cancels or opens a session that still is in one of the statuses `from`. */
export function moveSession(
  sessionId: string,
  from: readonly SessionStatus[],
  to: SessionStatus,
): WriteStatement {
  return {
    text: 'UPDATE service_sessions SET status = $3, updated_at = app_now() WHERE id = $1 AND status = ANY($2)',
    values: [sessionId, from, to],
    expectRows: 1,
  };
}
