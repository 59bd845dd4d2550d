import type { WriteStatement } from '../database/combined-statement';
import type { Tx } from '../database/unit-of-work';

/** A deadline to put in force. At most one per subject and kind: arming again moves it. */
export interface TimerArm {
  /** Whose handler fires it, e.g. `service-order`. */
  readonly subjectType: string;
  readonly subjectId: string;
  readonly streetId: string;
  /** What happens, e.g. `CLAIM_EXPIRED`. */
  readonly kind: string;
  /** Product time. */
  readonly dueAt: Date;
}

/**
 * The timer is in force, said so that the planner cannot use the partial indexes over all armed timers: right after a quiet
 * hour these look smaller than the primary key, and a plan made then goes on reading all of them when there are thousands.
 * For statements that name a subject.
 */
export const IN_FORCE = "state NOT IN ('FIRED', 'CANCELLED')";

export interface TimerRef {
  readonly subjectId: string;
  readonly kind: string;
  readonly generation: number;
}

/** Named so that the after-commit hint can recognise a unit that armed timers. */
export const TIMER_ARM = `
INSERT INTO timers AS t (subject_id, kind, subject_type, street_id, due_at)
SELECT subject_id, kind, subject_type, street_id, due_at
FROM jsonb_to_recordset($1::jsonb)
  AS a(subject_id uuid, kind text, subject_type text, street_id uuid, due_at timestamptz)
ON CONFLICT (subject_id, kind) DO UPDATE SET
  subject_type = excluded.subject_type, street_id = excluded.street_id, due_at = excluded.due_at,
  generation = t.generation + 1, state = 'ARMED', fired_at = NULL,
  hinted_at = NULL, failures = 0, not_before = NULL, last_error = NULL`;

/** Puts deadlines in force, or moves them. No two rows may name the same subject and kind. */
export function armTimers(rows: readonly TimerArm[]): WriteStatement {
  const values = rows.map((row) => ({
    subject_id: row.subjectId,
    kind: row.kind,
    subject_type: row.subjectType,
    street_id: row.streetId,
    due_at: row.dueAt,
  }));
  return { text: TIMER_ARM, values: [JSON.stringify(values)] };
}

/** Takes deadlines out of force. Kinds that are not armed are passed over. */
export function disarmTimers(subjectId: string, kinds: readonly string[]): WriteStatement {
  return {
    text: `
UPDATE timers SET state = 'CANCELLED', not_before = NULL
WHERE subject_id = $1::uuid AND $2::jsonb ? kind AND ${IN_FORCE}`,
    // as jsonb, whose length the planner does not look into: an array would have it plan anew for each call
    values: [subjectId, JSON.stringify(kinds)],
  };
}

export interface TimerSettlement extends TimerRef {
  /** Product time of the next firing of the same kind, or null when it has done its work. */
  readonly nextDueAt: Date | null;
}

/**
 * Part of the unit that does what the timer calls for: marks it fired, or arms it again. Guarded by generation, state and
 * due time, so an early, late or doubled firing undoes its whole unit. Do not arm the same kind in the same unit.
 */
export function settleTimer({ subjectId, kind, generation, nextDueAt }: TimerSettlement): WriteStatement {
  return {
    text: `
UPDATE timers SET
  state = CASE WHEN $4::timestamptz IS NULL THEN 'FIRED' ELSE 'ARMED' END,
  generation = generation + CASE WHEN $4::timestamptz IS NULL THEN 0 ELSE 1 END,
  due_at = coalesce($4::timestamptz, due_at), fired_at = app_now(),
  hinted_at = NULL, failures = 0, not_before = NULL, last_error = NULL
WHERE subject_id = $1::uuid AND kind = $2::text AND generation = $3::integer
  AND ${IN_FORCE} AND due_at <= app_now()`,
    values: [subjectId, kind, generation, nextDueAt],
    expectRows: 1,
  };
}

/**
 * Whether the timer is still the one in force and due. A handler asks this first inside its unit: the unit may be a second
 * try, after somebody else was faster.
 */
export async function timerIsDue(tx: Tx, { subjectId, kind, generation }: TimerRef): Promise<boolean> {
  const rows = await tx.query(
    `SELECT 1 FROM timers WHERE subject_id = $1::uuid AND kind = $2::text AND generation = $3::integer
       AND ${IN_FORCE} AND due_at <= app_now()`,
    [subjectId, kind, generation],
  );
  return rows.length > 0;
}
