import { Injectable } from '@nestjs/common';
import { UnitOfWork, type PageRequest } from '#libs/platform';
import type { TimelineHead, TimelineRow } from './domain/timeline-entry';
import { TIMELINE_SELECT } from './timeline-columns';
import type { TimelineOwner } from './timeline-owner';

/** Reads the record. Whoever calls decides first whether the caller may see the subject. */
@Injectable()
export class TimelineReader {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Entries of one subject in order, `limit` of them past `afterSeq` (0: from the beginning). */
  async entriesOf(subjectId: string, page: { afterSeq: number; limit: number }): Promise<TimelineRow[]> {
    return this.unitOfWork.atomic((tx) =>
      tx.query<TimelineRow>(
        `SELECT ${TIMELINE_SELECT} FROM timeline_entries WHERE subject_id = $1 AND seq > $2 ORDER BY seq LIMIT $3`,
        [subjectId, page.afterSeq, page.limit],
      ),
    );
  }

  /** What was done in a street, or to one subject there, the latest first; entries of one moment by their hashes. */
  async ofStreet(
    streetId: string,
    subjectId: string | null,
    { after, limit }: Pick<PageRequest, 'after' | 'limit'>,
  ): Promise<TimelineRow[]> {
    return this.unitOfWork.atomic((tx) =>
      tx.query<TimelineRow>(
        `SELECT ${TIMELINE_SELECT} FROM timeline_entries
          WHERE street_id = $1 AND ($2::uuid IS NULL OR subject_id = $2)
            AND ($3::timestamptz IS NULL OR (at, left(hash, 32)::uuid) < ($3, $4::uuid))
          ORDER BY at DESC, left(hash, 32)::uuid DESC LIMIT $5`,
        [streetId, subjectId, after?.createdAt ?? null, after?.id ?? null, limit],
      ),
    );
  }

  /** The last link of a subject as its owner keeps it; null when the owner has no such subject. */
  async headOf(subjectId: string, owner: TimelineOwner): Promise<TimelineHead | null> {
    const [head] = await this.unitOfWork.atomic((tx) =>
      tx.query<TimelineHead>(`SELECT seq, hash FROM (${owner.headsSql}) h WHERE subject_id = $1`, [
        subjectId,
      ]),
    );
    return head ?? null;
  }

  /** The newest `limit` entries of each subject, each list in order; for loaders. A subject without entries is absent. */
  async latestOf(subjectIds: readonly string[], limit: number): Promise<Map<string, TimelineRow[]>> {
    const rows = await this.unitOfWork.atomic((tx) =>
      tx.query<TimelineRow>(
        `SELECT e.* FROM unnest($1::uuid[]) AS wanted (id) CROSS JOIN LATERAL (
           SELECT ${TIMELINE_SELECT} FROM timeline_entries WHERE subject_id = wanted.id ORDER BY seq DESC LIMIT $2
         ) e ORDER BY e."subjectId", e.seq`,
        [subjectIds, limit],
      ),
    );
    const bySubject = new Map<string, TimelineRow[]>();
    for (const row of rows) {
      const list = bySubject.get(row.subjectId);
      if (list) list.push(row);
      else bySubject.set(row.subjectId, [row]);
    }
    return bySubject;
  }
}
