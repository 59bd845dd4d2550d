import { ids, local } from '../../support/orders-app';
import type { Observatory } from './observatory';

const HOUR = 3_600_000;
/** All orders of the table came in on this Monday morning. */
export const RECEIVED = local('2026-11-02 09:00');
const after = (hours: number): string => new Date(RECEIVED.getTime() + hours * HOUR).toISOString();

type Team = 'branch' | 'team' | 'c01';
interface Claim {
  readonly by: Team;
  readonly at: number;
  readonly end?: string;
}
interface Round {
  readonly by: Team;
  readonly claimedAt: number;
  readonly finishedAt: number;
  readonly inTime?: boolean;
  readonly proved?: boolean;
}

/** One line of the table; hours count from the receipt. */
export interface Line {
  readonly channel?: string;
  readonly ends: string;
  readonly round?: number;
  readonly pooled?: boolean;
  readonly session?: boolean;
  readonly overdue?: boolean;
  readonly fellBackAt?: number;
  readonly unmetAt?: number;
  readonly claims?: readonly Claim[];
  readonly contacts?: readonly { by: Team; claimedAt: number; at: number; inTime: boolean }[];
  readonly rounds?: readonly Round[];
  readonly says?: readonly boolean[];
  readonly stars?: number;
  readonly excluded?: boolean;
  readonly calls?: readonly { purpose: string; status: string; result?: string }[];
  readonly rectification?: 'PASSED' | 'FAILED' | 'DROPPED' | 'OPEN';
}

/** Writes the table's lines as raw rows, as the product would have left them. @returns their ids, in order */
export async function writeStreet(street: Observatory, lines: readonly Line[]): Promise<string[]> {
  const written: string[] = [];
  for (const line of lines) written.push(await writeLine(street, line));
  return written;
}

async function writeLine(street: Observatory, line: Line): Promise<string> {
  const id = ids.uuid();
  const streetId = street.place('xzz').id;
  const community = street.place('c01');
  const [status, outcome = null] = line.ends.split('/');
  const active = line.claims?.find(({ end }) => end === undefined);
  const served = line.rounds?.at(-1)?.by;
  const course = {
    ...(line.fellBackAt !== undefined && { fellBackAt: after(line.fellBackAt) }),
    ...(line.unmetAt !== undefined && { unmetAt: after(line.unmetAt) }),
    ...(line.contacts && {
      contacts: line.contacts.map(({ by, claimedAt, at, inTime }) => ({
        organizationId: street.place(by).id,
        claimedAt: after(claimedAt),
        at: after(at),
        inTime,
      })),
    }),
    ...(line.rounds && {
      rounds: line.rounds.map(({ by, claimedAt, finishedAt, inTime = true, proved = true }, i) => ({
        round: i + 1,
        organizationId: street.place(by).id,
        claimedAt: after(claimedAt),
        startedAt: after(finishedAt - 1),
        finishedAt: after(finishedAt),
        proved,
        inTime,
      })),
    }),
    ...(line.says && {
      confirmations: line.says.map((resolved, i) => ({
        round: i + 1,
        organizationId: street.place(served ?? 'branch').id,
        resolved,
      })),
    }),
  };
  const details = {
    text: '…',
    course,
    ...(line.pooled !== false && !line.session && { poolEnteredAt: after(0) }),
    ...(served && { lastServed: { organizationId: street.place(served).id, tier: 'TEAM' } }),
  };
  const deadlines = line.overdue ? [{ kind: 'FINISH', light: 'RED' }] : [];
  await street.rows(
    `INSERT INTO service_orders (id, street_id, workflow, code, query_code, status, outcome, version, round, urgency, risk, complex,
       channel, session_id, community_id, community_path, beneficiary, requester_id, claimed_by, occurred_at, created_at, updated_at,
       light, untaken, details, deadlines, timeline_seq)
     VALUES ($1::uuid, $2, 'service-order', $1::text, $1::text, $3, $4, 1, $5, 'NORMAL', 'LOW', false, $6, $7, $8, $9, 'PERSON', $10, $11, $12, $12, $12,
       'GREEN', CASE WHEN $3::text IN ('COMMUNITY_FALLBACK', 'STREET_FALLBACK', 'UNMET') THEN $3::text END, $13, $14, 1)`,
    id,
    streetId,
    status,
    outcome,
    line.round ?? 1,
    line.channel ?? 'WEB',
    line.session ? ids.uuid() : null,
    community.id,
    community.path,
    street.people.resident.personId,
    active ? street.place(active.by).id : null,
    RECEIVED,
    JSON.stringify(details),
    JSON.stringify(deadlines),
  );
  for (const { by, at, end } of line.claims ?? [])
    await street.rows(
      `INSERT INTO claims (id, street_id, order_id, organization_id, tier, round, from_pool, status, created_at, claimed_at, ended_at, end_reason)
       VALUES ($1, $2, $3, $4, 'TEAM', 1, 'OPEN', $5, $6, $6, $7, $8)`,
      ids.uuid(),
      streetId,
      id,
      street.place(by).id,
      end === undefined ? 'ACTIVE' : 'ENDED',
      after(at),
      end === undefined ? null : after(at + 1),
      end ?? null,
    );
  if (line.stars)
    await writeRating(street, id, line.stars, { excluded: line.excluded ?? false, by: served! });
  for (const { purpose, status: state, result } of line.calls ?? [])
    await street.rows(
      `INSERT INTO callbacks (id, street_id, order_id, round, purpose, cause_id, organization_id, tier, community_path, status, result,
         drawn_by, failed_calls, opened_at, due_at, ended_at)
       VALUES ($1, $2, $3::uuid, 1, $4, $3::uuid, $5, 'COMMUNITY', $6, $7, $8, $9, 0, $10, $10, $11)`,
      ids.uuid(),
      streetId,
      id,
      purpose,
      street.place(served!).id,
      community.path,
      state,
      result ?? null,
      purpose === 'SAMPLE' ? 'LOT' : null,
      RECEIVED,
      state === 'OPEN' ? null : after(50),
    );
  if (line.rectification)
    await street.rows(
      `INSERT INTO rectifications (id, street_id, order_id, evaluation_id, round, organization_id, status, opened_at, submitted_at, ended_at)
       SELECT $1::uuid, $2::uuid, $3::uuid, id, 1, organization_id, $4, $5::timestamptz, $6::timestamptz, $7::timestamptz
         FROM evaluations WHERE order_id = $3::uuid`,
      ids.uuid(),
      streetId,
      id,
      line.rectification,
      RECEIVED,
      line.rectification === 'OPEN' ? null : after(60),
      line.rectification === 'OPEN' ? null : after(70),
    );
  return id;
}

/** A first rating of the result. */
export async function writeRating(
  street: Observatory,
  orderId: string,
  stars: number,
  { excluded = false, by }: { excluded?: boolean; by: Team },
): Promise<void> {
  await street.rows(
    `INSERT INTO evaluations (id, street_id, order_id, stage, round, organization_id, tier, community_path, stars, dimensions, tags,
       class, channel, evidence, status, counts_for, occurred_at, entered_at, counted_at, key_scope, key, payload_hash, version,
       timeline_seq, timeline_hash)
     VALUES ($1::uuid, $2, $3, 'RESULT', 1, $4, 'TEAM', $5, $6, '{}', '{}', 'SELF', 'WEB', 'ACCOUNT', $7, 'SATISFACTION', $8, $8, $8, $1::text, $1::text, '',
       1, 1, '')`,
    ids.uuid(),
    street.place('xzz').id,
    orderId,
    street.place(by).id,
    street.place('c01').path,
    stars,
    excluded ? 'EXCLUDED' : 'COUNTED',
    after(40),
  );
}
