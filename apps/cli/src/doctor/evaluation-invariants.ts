import { text } from '#libs/kernel';
import type { Invariant } from './invariant';

/** Evaluations 评价 (handbook §4). */
export const EVALUATION_INVARIANTS: readonly Invariant[] = [
  {
    name: 'one-evaluation',
    sentence: text('每单每环节每轮至多一次评价', 'an order has at most one evaluation per stage and round'),
    sql: `SELECT order_id::text || ' ' || stage || ' ' || round AS subject FROM evaluations
          WHERE status <> 'REJECTED' GROUP BY order_id, stage, round HAVING count(*) > 1`,
  },
  {
    name: 'not-rated-by-team',
    sentence: text(
      '服务方不评价自己的服务',
      'nobody of the team that served rates, or types a rating of, its service',
    ),
    sql: `SELECT e.id::text AS subject FROM evaluations e
          WHERE e.stage <> 'INTAKE' AND (
            EXISTS (SELECT FROM assignments a WHERE a.order_id = e.order_id AND a.status = 'ACCEPTED'
                     AND a.person_id IN (e.rater_person_id, e.typed_by_person_id))
            OR EXISTS (SELECT FROM memberships m WHERE m.organization_id = e.organization_id AND m.role <> 'RESIDENT'
                        AND m.person_id = e.typed_by_person_id
                        AND m.since <= e.entered_at AND (m.until IS NULL OR m.until > e.entered_at)))`,
  },
];
