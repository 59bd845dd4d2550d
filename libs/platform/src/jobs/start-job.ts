import type { WriteStatement } from '../database/combined-statement';

/** Named so that the after-commit hint can recognise a unit that started a job. */
export const JOB_START = `INSERT INTO background_jobs (id, kind, street_id) VALUES ($1::uuid, $2, $3::uuid)`;

/** Puts long work on its way, in the unit that writes what the work is. It begins after the commit, in a worker. */
export function startJob(job: {
  readonly id: string;
  readonly kind: string;
  readonly streetId: string | null;
}): WriteStatement {
  return { text: JOB_START, values: [job.id, job.kind, job.streetId] };
}
