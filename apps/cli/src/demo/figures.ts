import type { Pool } from 'pg';

/** A figure of the street with what it is made of (handbook §5). */
export interface Figure {
  readonly zh: string;
  readonly en: string;
  readonly formula: string;
  readonly numerator: number;
  readonly denominator: number;
}

interface Plan extends Pick<Figure, 'zh' | 'en' | 'formula'> {
  readonly numerator: string;
  readonly denominator: string;
}

/**
 * Denominators leave out referred and withdrawn orders. `accepted`: taken in by triage, sessions aside. Times are clock
 * time; whether a deadline was kept is read from its red mark on the timeline.
 */
const BASE = `
WITH o AS MATERIALIZED (
  SELECT *, status = 'REFERRED' OR (status = 'CANCELLED' AND outcome = 'WITHDRAWN') AS left_out FROM service_orders WHERE street_id = $1
), t AS MATERIALIZED (
  SELECT e.* FROM timeline_entries e JOIN o ON o.id = e.subject_id
), accepted AS MATERIALIZED (
  SELECT o.* FROM o WHERE NOT left_out AND session_id IS NULL
    AND EXISTS (SELECT 1 FROM t WHERE t.subject_id = o.id AND t.to_status IN ('OPEN', 'INVITED'))
), first_claim AS MATERIALIZED (
  SELECT DISTINCT ON (c.order_id) c.*, a.urgency, a.created_at AS placed_at FROM claims c JOIN accepted a ON a.id = c.order_id
  WHERE c.claimed_at IS NOT NULL ORDER BY c.order_id, c.claimed_at, c.id
), fell AS MATERIALIZED (
  SELECT subject_id AS order_id, min(at) FILTER (WHERE to_status = 'COMMUNITY_FALLBACK') AS fell_at FROM t
  WHERE to_status = 'UNMET' OR (command = 'poolTimedOut') GROUP BY subject_id
), finished AS MATERIALIZED (
  SELECT t.subject_id AS order_id, t.round, min(t.at) AS at FROM t JOIN accepted a ON a.id = t.subject_id
  WHERE t.command = 'finishService' GROUP BY 1, 2
), said AS MATERIALIZED (
  SELECT t.data ->> 'resolved' = 'true' OR t.data ->> 'result' = 'RESOLVED' AS resolved FROM t
  WHERE t.command = 'confirmOrder' OR (t.command = 'recordCallback' AND t.data ->> 'result' IN ('RESOLVED', 'UNRESOLVED'))
), rated AS MATERIALIZED (
  SELECT e.* FROM evaluations e JOIN o ON o.id = e.order_id WHERE e.status = 'COUNTED'
)`;

const PLANS: readonly Plan[] = [
  {
    zh: '响应率',
    en: 'response',
    formula: 'first contact in time / accepted',
    numerator: `(SELECT count(*) FROM first_claim WHERE contacted_at <= claimed_at + CASE urgency WHEN 'URGENT' THEN interval '2 hours' ELSE interval '24 hours' END)`,
    denominator: '(SELECT count(*) FROM accepted)',
  },
  {
    zh: '接单率',
    en: 'claim',
    formula: 'claimed before fallback / accepted',
    numerator:
      '(SELECT count(*) FROM first_claim c LEFT JOIN fell f USING (order_id) WHERE f.fell_at IS NULL OR c.claimed_at < f.fell_at)',
    denominator: '(SELECT count(*) FROM accepted)',
  },
  {
    zh: '无人接单率',
    en: 'nobody takes',
    formula: '(fell back or UNMET) / accepted',
    numerator: '(SELECT count(*) FROM fell JOIN accepted a ON a.id = fell.order_id)',
    denominator: '(SELECT count(*) FROM accepted)',
  },
  {
    zh: '解决率',
    en: 'resolution',
    formula: '"resolved" / valid confirmations and callbacks',
    numerator: '(SELECT count(*) FROM said WHERE resolved)',
    denominator: '(SELECT count(*) FROM said)',
  },
  {
    zh: '按时办结率',
    en: 'on time',
    formula: 'rounds finished without a red finish deadline / rounds finished',
    numerator: `(SELECT count(*) FROM finished f WHERE NOT EXISTS (SELECT 1 FROM t WHERE t.subject_id = f.order_id AND t.round = f.round
       AND t.command = 'deadlineMarkReached' AND t.data ->> 'kind' = 'FINISH' AND (t.data ->> 'mark')::int >= 2 AND t.at < f.at))`,
    denominator: '(SELECT count(*) FROM finished)',
  },
  {
    zh: '满意率',
    en: 'satisfaction',
    formula: '(n5 + n4 + 0.9 n3) / rated',
    numerator: `(SELECT coalesce(sum(CASE WHEN stars >= 4 THEN 1 WHEN stars = 3 THEN 0.9 ELSE 0 END), 0) FROM rated WHERE counts_for = 'SATISFACTION')`,
    denominator: `(SELECT count(*) FROM rated WHERE counts_for = 'SATISFACTION')`,
  },
  {
    zh: '好评率',
    en: 'good',
    formula: '(n5 + n4 + n3) / rated',
    numerator: `(SELECT count(*) FROM rated WHERE counts_for = 'SATISFACTION' AND stars >= 3)`,
    denominator: `(SELECT count(*) FROM rated WHERE counts_for = 'SATISFACTION')`,
  },
  {
    zh: '参评率',
    en: 'coverage',
    formula: 'rated / closed',
    numerator: `(SELECT count(DISTINCT r.order_id) FROM rated r JOIN o ON o.id = r.order_id AND o.status = 'CLOSED' WHERE r.counts_for = 'SATISFACTION')`,
    denominator: `(SELECT count(*) FROM o WHERE status = 'CLOSED')`,
  },
  {
    zh: '差评整改率',
    en: 'rectified',
    formula: 'rectifications handed in / bad reviews to be put right',
    numerator:
      '(SELECT count(*) FROM rectifications r JOIN o ON o.id = r.order_id WHERE r.submitted_at IS NOT NULL)',
    denominator: '(SELECT count(*) FROM rectifications r JOIN o ON o.id = r.order_id)',
  },
  {
    zh: '整改转化率',
    en: 'turned satisfied',
    formula: 'rechecks passed / rechecks passed or failed',
    numerator: `(SELECT count(*) FROM rectifications r JOIN o ON o.id = r.order_id WHERE r.status = 'PASSED')`,
    denominator: `(SELECT count(*) FROM rectifications r JOIN o ON o.id = r.order_id WHERE r.status IN ('PASSED', 'FAILED'))`,
  },
  {
    zh: '重办率',
    en: 'redo',
    formula: 'orders of more than one round / accepted',
    numerator: '(SELECT count(*) FROM accepted WHERE round > 1)',
    denominator: '(SELECT count(*) FROM accepted)',
  },
  {
    zh: '退单率',
    en: 'return',
    formula: 'claims given back / claims',
    numerator: `(SELECT count(*) FROM claims c JOIN accepted a ON a.id = c.order_id WHERE c.claimed_at IS NOT NULL AND c.end_reason = 'RELEASED')`,
    denominator:
      '(SELECT count(*) FROM claims c JOIN accepted a ON a.id = c.order_id WHERE c.claimed_at IS NOT NULL)',
  },
  {
    zh: '回访覆盖率',
    en: 'callback coverage',
    formula: 'callbacks made / callbacks owed',
    numerator: `(SELECT count(*) FROM callbacks c JOIN o ON o.id = c.order_id WHERE c.status <> 'OPEN')`,
    denominator: '(SELECT count(*) FROM callbacks c JOIN o ON o.id = c.order_id)',
  },
  {
    zh: '线上满意率',
    en: 'satisfaction online',
    formula: '(n5 + n4 + 0.9 n3) / rated, WEB and WECHAT orders',
    ...satisfactionOf(`IN ('WEB', 'WECHAT')`),
  },
  {
    zh: '线下满意率',
    en: 'satisfaction offline',
    formula: '(n5 + n4 + 0.9 n3) / rated, orders by phone, counter, paper',
    ...satisfactionOf(`NOT IN ('WEB', 'WECHAT')`),
  },
  {
    zh: '未计入份额',
    en: 'left out',
    formula: 'referred or withdrawn / all orders',
    numerator: '(SELECT count(*) FROM o WHERE left_out)',
    denominator: '(SELECT count(*) FROM o)',
  },
];

function satisfactionOf(channel: string): Pick<Plan, 'numerator' | 'denominator'> {
  const rows = `FROM rated r JOIN o ON o.id = r.order_id WHERE r.counts_for = 'SATISFACTION' AND o.channel ${channel}`;
  return {
    numerator: `(SELECT coalesce(sum(CASE WHEN stars >= 4 THEN 1 WHEN stars = 3 THEN 0.9 ELSE 0 END), 0) ${rows})`,
    denominator: `(SELECT count(*) ${rows})`,
  };
}

/** The street's shares as they stand now, each with its numerator and denominator. */
export async function figuresOf(pool: Pool, streetId: string): Promise<Figure[]> {
  const columns = PLANS.flatMap(({ numerator, denominator }, n) => [
    `${numerator}::float8 AS n${n}`,
    `${denominator}::float8 AS d${n}`,
  ]);
  const { rows } = await pool.query<Record<string, number>>(`${BASE} SELECT ${columns.join(',\n')}`, [
    streetId,
  ]);
  return PLANS.map(({ zh, en, formula }, n) => ({
    zh,
    en,
    formula,
    numerator: rows[0]![`n${n}`]!,
    denominator: rows[0]![`d${n}`]!,
  }));
}

export interface Duration {
  readonly zh: string;
  readonly en: string;
  readonly median: number | null;
  readonly p90: number | null;
}

/** Median and P90 in hours of product time. */
export async function durationsOf(pool: Pool, streetId: string): Promise<Duration[]> {
  const spans = [
    ['接单用时', 'time to claim', 'SELECT claimed_at - placed_at AS span FROM first_claim'],
    [
      '联系用时',
      'time to contact',
      'SELECT contacted_at - claimed_at AS span FROM first_claim WHERE contacted_at IS NOT NULL',
    ],
    [
      '完成用时',
      'time to finish',
      'SELECT f.at - c.claimed_at AS span FROM finished f JOIN first_claim c USING (order_id) WHERE f.round = 1',
    ],
  ] as const;
  const percentile = (share: number, sql: string): string =>
    `(SELECT extract(epoch FROM percentile_cont(${share}) WITHIN GROUP (ORDER BY span)) / 3600 FROM (${sql}) s)::float8`;
  const columns = spans.flatMap(([, , sql], n) => [
    `${percentile(0.5, sql)} AS m${n}`,
    `${percentile(0.9, sql)} AS p${n}`,
  ]);
  const { rows } = await pool.query<Record<string, number | null>>(`${BASE} SELECT ${columns.join(', ')}`, [
    streetId,
  ]);
  return spans.map(([zh, en], n) => ({
    zh,
    en,
    median: rows[0]![`m${n}`] ?? null,
    p90: rows[0]![`p${n}`] ?? null,
  }));
}

/** Composite 综合分 with the default weights: 0.10 response + 0.45 resolution + 0.45 satisfaction. */
export function compositeOf(figures: readonly Figure[]): number | null {
  const share = (en: string): number | null => {
    const figure = figures.find((one) => one.en === en);
    return figure && figure.denominator > 0 ? figure.numerator / figure.denominator : null;
  };
  const [response, resolution, satisfaction] = [
    share('response'),
    share('resolution'),
    share('satisfaction'),
  ];
  return response === null || resolution === null || satisfaction === null
    ? null
    : 0.1 * response + 0.45 * resolution + 0.45 * satisfaction;
}
