import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';
import { TIMELINE_OWNERS } from '../timeline-owners';

/** The end of one chain: whoever knows it notices when the record up to there is rewritten. */
export interface ChainHead {
  readonly subjectId: string;
  readonly seq: number;
  readonly hash: string;
}

const PAGE = 5000;

/** The ends of all chains, ordered by subject, as they are in the transaction of `client`. */
export async function* chainHeads(client: ClientBase): AsyncGenerator<ChainHead> {
  const union = TIMELINE_OWNERS.map(({ headsSql }) => headsSql).join(' UNION ALL ');
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const { rows } = await client.query<ChainHead>(
      `SELECT subject_id AS "subjectId", seq, hash FROM (${union}) h
        WHERE subject_id > $1 AND seq > 0 ORDER BY subject_id LIMIT ${PAGE}`,
      [after],
    );
    yield* rows;
    if (rows.length < PAGE) return;
    after = rows.at(-1)!.subjectId;
  }
}

export const lineOf = ({ subjectId, seq, hash }: ChainHead): string => `${subjectId} ${seq} ${hash}\n`;

/** One value for all of them, short enough to be printed in a bulletin. */
export async function digestOfHeads(client: ClientBase): Promise<string> {
  const digest = createHash('sha256');
  for await (const head of chainHeads(client)) digest.update(lineOf(head));
  return digest.digest('hex');
}
