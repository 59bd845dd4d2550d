import type { WriteStatement } from '#libs/platform';
import type { SessionStatus } from '../domain/service-session';

/**
 * Takes a place of an open session, in the unit of work of the order that gets it. When the last place has just gone,
 * the unit is tried again and reads the session as full.
 */
export function takeSeat(sessionId: string): WriteStatement {
  return {
    text: `UPDATE service_sessions SET taken = taken + 1 WHERE id = $1 AND status = 'OPEN' AND taken < capacity`,
    values: [sessionId],
    expectRows: 1,
  };
}

/** Gives a place back, whatever the session's status. */
export function freeSeat(sessionId: string): WriteStatement {
  return {
    text: 'UPDATE service_sessions SET taken = taken - 1 WHERE id = $1 AND taken > 0',
    values: [sessionId],
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
