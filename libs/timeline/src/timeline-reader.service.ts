import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#libs/platform';
import type { TimelineRow } from './domain/timeline-entry';
import { TIMELINE_SELECT } from './timeline-columns';

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
