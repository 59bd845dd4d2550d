import type { DataSource, QueryRunner } from 'typeorm';
import type { TimelineHead, TimelineRow } from './domain/timeline-entry';
import { linkFault, type ChainFaultReason } from './domain/verify-chain';
import { TIMELINE_SELECT } from './timeline-columns';
import type { TimelineOwner } from './timeline-owner';

export type AuditScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'street'; readonly streetId: string }
  | { readonly kind: 'subject'; readonly subjectId: string };

/** OWNER: entries of a subject its owner does not have, or of a type that nobody owns. */
export type AuditFaultReason = ChainFaultReason | 'OWNER';

export interface AuditFault {
  readonly subjectType: string;
  readonly subjectId: string;
  readonly seq: number;
  readonly reason: AuditFaultReason;
}

export interface AuditReport {
  /** Entries whose links were verified. */
  readonly entries: number;
  readonly subjects: number;
  /** The first fault; null when the record is whole. */
  readonly fault: AuditFault | null;
}

export type AuditProgress = (done: { readonly entries: number; readonly total: number }) => void;

const BATCH = 2_000;

/**
 * Recomputes every chain and compares its end with the head its owner keeps. Runs beside live traffic: everything is
 * read in one snapshot. What it cannot see is a rewrite of a chain *and* of its owner's head; for that, heads have to be
 * published outside the database, which is not built yet.
 */
export class AuditVerifier {
  constructor(
    private readonly dataSource: DataSource,
    private readonly owners: readonly TimelineOwner[],
  ) {}

  async verify(
    scope: AuditScope = { kind: 'all' },
    onProgress: AuditProgress = () => {},
  ): Promise<AuditReport> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.startTransaction('REPEATABLE READ');
      await runner.query('SET TRANSACTION READ ONLY');
      const links = await this.verifyLinks(runner, scope, onProgress);
      return links.fault ? links : { ...links, fault: await this.verifyOwners(runner, scope) };
    } finally {
      if (runner.isTransactionActive) await runner.rollbackTransaction();
      await runner.release();
    }
  }

  private async verifyLinks(
    runner: QueryRunner,
    scope: AuditScope,
    onProgress: AuditProgress,
  ): Promise<AuditReport> {
    const within = condition(scope, 't', 3);
    const [{ total }] = (await runner.query(
      `SELECT count(*)::int AS total FROM timeline_entries t WHERE ${condition(scope, 't', 1).sql}`,
      condition(scope, 't', 1).values,
    )) as [{ total: number }];
    let entries = 0;
    let subjects = 0;
    let previous: TimelineRow | null = null;
    for (;;) {
      const rows = (await runner.query(
        `SELECT ${TIMELINE_SELECT} FROM timeline_entries t
          WHERE (subject_id, seq) > ($1::uuid, $2::int) AND ${within.sql} ORDER BY subject_id, seq LIMIT ${BATCH}`,
        [previous?.subjectId ?? '00000000-0000-0000-0000-000000000000', previous?.seq ?? 0, ...within.values],
      )) as TimelineRow[];
      for (const row of rows) {
        const before: TimelineHead | null = previous?.subjectId === row.subjectId ? previous : null;
        const reason = linkFault(before, row);
        if (reason) return { entries, subjects, fault: faultAt(row, reason) };
        if (!before) subjects++;
        entries++;
        previous = row;
      }
      onProgress({ entries, total });
      if (rows.length < BATCH) return { entries, subjects, fault: null };
    }
  }

  private async verifyOwners(runner: QueryRunner, scope: AuditScope): Promise<AuditFault | null> {
    for (const owner of this.owners) {
      const fault =
        (await this.headFault(runner, owner, scope)) ?? (await this.strayFault(runner, owner, scope));
      if (fault) return fault;
    }
    const within = condition(scope, 't', 2);
    const [unowned] = (await runner.query(
      `SELECT ${TIMELINE_SELECT} FROM timeline_entries t
        WHERE subject_type <> ALL ($1::text[]) AND ${within.sql} ORDER BY subject_id, seq LIMIT 1`,
      [this.owners.map((owner) => owner.subjectType), ...within.values],
    )) as TimelineRow[];
    return unowned ? faultAt(unowned, 'OWNER') : null;
  }

  /** A subject whose last entry is not the one its owner knows: cut off, or never written. */
  private async headFault(
    runner: QueryRunner,
    owner: TimelineOwner,
    scope: AuditScope,
  ): Promise<AuditFault | null> {
    const within = condition(scope, 'h', 1);
    const [found] = (await runner.query(
      `SELECT h.subject_id AS "subjectId", h.seq FROM (${owner.headsSql}) h
         LEFT JOIN LATERAL (SELECT seq, hash FROM timeline_entries t WHERE t.subject_id = h.subject_id
                             ORDER BY seq DESC LIMIT 1) last ON true
        WHERE ${within.sql} AND (last.seq IS DISTINCT FROM h.seq OR last.hash IS DISTINCT FROM h.hash)
        ORDER BY h.subject_id LIMIT 1`,
      within.values,
    )) as { subjectId: string; seq: number }[];
    return found ? { subjectType: owner.subjectType, ...found, reason: 'HEAD' } : null;
  }

  /** Entries of a subject that its owner no longer has. */
  private async strayFault(
    runner: QueryRunner,
    owner: TimelineOwner,
    scope: AuditScope,
  ): Promise<AuditFault | null> {
    const within = condition(scope, 't', 2);
    const [found] = (await runner.query(
      `SELECT ${TIMELINE_SELECT} FROM timeline_entries t
        WHERE t.seq = 1 AND t.subject_type = $1 AND ${within.sql}
          AND NOT EXISTS (SELECT 1 FROM (${owner.headsSql}) h WHERE h.subject_id = t.subject_id) LIMIT 1`,
      [owner.subjectType, ...within.values],
    )) as TimelineRow[];
    return found ? faultAt(found, 'OWNER') : null;
  }
}

function faultAt(row: TimelineRow, reason: AuditFaultReason): AuditFault {
  return { subjectType: row.subjectType, subjectId: row.subjectId, seq: row.seq, reason };
}

/** The scope as a condition on `alias`, its parameter numbered `$n`. */
function condition(scope: AuditScope, alias: string, n: number): { sql: string; values: string[] } {
  switch (scope.kind) {
    case 'all':
      return { sql: 'true', values: [] };
    case 'street':
      return { sql: `${alias}.street_id = $${n}`, values: [scope.streetId] };
    case 'subject':
      return { sql: `${alias}.subject_id = $${n}`, values: [scope.subjectId] };
  }
}
