import { text } from '#libs/kernel';
import type { Invariant } from './invariant';

/** The record 留痕 beside the orders (handbook §3 rule 2). Its hashes are the audit's to verify. */
export const TIMELINE_INVARIANTS: readonly Invariant[] = [
  {
    name: 'timeline-gapless',
    sentence: text(
      '留痕从 1 起连续编号，条数与订单一致',
      'a timeline runs 1, 2, 3 … up to the number its order keeps',
    ),
    sql: `SELECT o.id::text AS subject FROM service_orders o
           LEFT JOIN (SELECT subject_id, count(*) AS n, min(seq) AS lowest, max(seq) AS highest
                        FROM timeline_entries GROUP BY subject_id) t ON t.subject_id = o.id
          WHERE coalesce(t.n, 0) <> o.timeline_seq OR t.lowest <> 1 OR t.highest <> t.n`,
  },
  {
    name: 'timeline-ends-in-status',
    sentence: text('最后一条留痕就是订单现在的状态', 'the last line of a timeline is where its order stands'),
    sql: `SELECT o.id::text AS subject FROM service_orders o
           LEFT JOIN timeline_entries t ON t.subject_id = o.id AND t.seq = o.timeline_seq
          WHERE t.to_status IS DISTINCT FROM o.status`,
  },
  {
    name: 'timeline-steps-join',
    sentence: text('每一步都从上一步的状态开始', 'each step begins where the one before ended'),
    sql: `SELECT subject_id::text || ' seq ' || seq AS subject FROM (
            SELECT subject_id, seq, from_status, lag(to_status) OVER (PARTITION BY subject_id ORDER BY seq) AS before
              FROM timeline_entries WHERE subject_type = 'ServiceOrder') step
          WHERE from_status IS DISTINCT FROM before`,
  },
];
