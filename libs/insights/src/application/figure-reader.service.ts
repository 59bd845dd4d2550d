import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '#libs/platform';
import { DIMENSIONS, type Dimension } from '../domain/dimensions';
import { MEASURES, NO_COUNTS, SPANS, type Counts, type Measure, type Span } from '../domain/measures';
import type { Grain, Period } from '../domain/period';
import { ROLL_UPS, rollUpFor, sliceNumber, SPAN_ROLL_UPS, type RollUp, type Scope } from '../domain/roll-ups';

export type Filters = Readonly<Partial<Record<Dimension, readonly string[]>>>;

/** What to add up: of which places or organisations, over which days, narrowed down how. */
export interface Question {
  readonly streetIds: readonly string[];
  readonly scope: Scope;
  /** Null: all of that scope in the streets. */
  readonly scopeIds: readonly string[] | null;
  readonly period: Pick<Period, 'grain' | 'from' | 'to'>;
  readonly filters: Filters;
  /** A sum for each value of these. */
  readonly by?: readonly ('scopeId' | Dimension)[];
  /** A sum for each day, month or quarter of the period. */
  readonly points?: Grain;
  /** What to add up; left out: everything. */
  readonly measures?: readonly Measure[];
}

export interface Sums {
  readonly scopeId?: string;
  readonly category?: string;
  readonly channel?: string;
  readonly ageBand?: string;
  /** First day of the point. */
  readonly point?: string;
  /** 0 for what was not asked. */
  readonly counts: Counts;
}

export interface BinSums {
  readonly span: Span;
  readonly bin: number;
  readonly orders: number;
  readonly channel?: string;
  readonly ageBand?: string;
}

const COLUMN = { category: 'category', channel: 'channel', ageBand: 'age_band' } as const;
const FACT_SCOPE = {
  STREET: 'street_id',
  COMMUNITY: 'community_id',
  ORGANIZATION: 'organization_id',
} as const;

interface Source {
  readonly from: string;
  readonly where: string[];
  readonly values: unknown[];
  readonly scopeId: string;
  readonly point: string;
}

/** Reads sums from the cells that hold them, or from the orders' own rows where no cell does. The answer is the same. */
@Injectable()
export class FigureReader {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork) {}

  async sums(question: Question): Promise<Sums[]> {
    const source = sourceOf(question, ROLL_UPS, 'figure_cells');
    const groups = groupsOf(question, source);
    const measures = question.measures ?? MEASURES;
    const columns = [
      ...groups.map(([name, sql]) => `${sql} AS "${name}"`),
      ...measures.map((measure) => `coalesce(sum(${measure}), 0)::float8 AS ${measure}`),
    ];
    const rows = await this.read<Record<string, unknown>>(columns, source, groups);
    return rows.map((row) => ({
      ...Object.fromEntries(groups.map(([name]) => [name, row[name]])),
      counts: { ...NO_COUNTS, ...Object.fromEntries(measures.map((measure) => [measure, row[measure]])) },
    }));
  }

  /** Distributions of times; `by` may name channel or age band. */
  async bins(question: Question): Promise<BinSums[]> {
    const source = sourceOf(question, SPAN_ROLL_UPS, 'span_cells');
    const groups = groupsOf(question, source);
    if (source.from === 'span_cells') {
      const from = 'span_cells CROSS JOIN LATERAL unnest(bins, orders) AS of_bin(bin, counted)';
      const named = [['span', 'span'] as const, ['bin', 'bin'] as const, ...groups];
      const columns = [
        ...named.map(([name, sql]) => `${sql} AS "${name}"`),
        'sum(counted)::float8 AS orders',
      ];
      return this.read<BinSums>(columns, { ...source, from }, named);
    }
    const bins = SPANS.map((span) => `('${span}', ${span}_bin)`).join(', ');
    const from = `${source.from} CROSS JOIN LATERAL (VALUES ${bins}) AS spans(span, bin)`;
    const named = [['span', 'spans.span'] as const, ['bin', 'spans.bin'] as const, ...groups];
    const columns = [...named.map(([name, sql]) => `${sql} AS "${name}"`), 'count(*)::float8 AS orders'];
    return this.read<BinSums>(
      columns,
      { ...source, from, where: [...source.where, 'spans.bin IS NOT NULL'] },
      named,
    );
  }

  private read<Row extends object>(
    columns: readonly string[],
    { from, where, values }: Source,
    groups: readonly (readonly [string, string])[],
  ): Promise<Row[]> {
    const grouped = groups.length > 0 ? ` GROUP BY ${groups.map(([, sql]) => sql).join(', ')}` : '';
    return this.unitOfWork.atomic((tx) =>
      tx.query<Row>(
        `SELECT ${columns.join(', ')} FROM ${from} WHERE ${where.join(' AND ')}${grouped}`,
        values,
      ),
    );
  }
}

/** The dimensions a cell must be narrowed down by to answer. */
const slicesOf = ({ filters, by = [] }: Question): Dimension[] =>
  DIMENSIONS.filter((dimension) => filters[dimension] !== undefined || by.includes(dimension));

function sourceOf(question: Question, stored: readonly RollUp[], table: string): Source {
  const { scope, period, points } = question;
  const by = slicesOf(question);
  const rollUp = rollUpFor(stored, scope, points ?? period.grain, by);
  return rollUp ? cellsOf(question, rollUp, table) : factsOf(question);
}

function cellsOf(question: Question, { scope, grain, by }: RollUp, table: string): Source {
  const values: unknown[] = [];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const where = [
    `street_id = ANY(${bind(question.streetIds)}::uuid[])`,
    `scope = ${bind(scope)}`,
    `grain = ${bind(grain)}`,
    `sliced_by = ${bind(sliceNumber(by))}::smallint`,
    `period BETWEEN ${bind(question.period.from)}::date AND ${bind(question.period.to)}::date`,
    ...(question.scopeIds ? [`scope_id = ANY(${bind(question.scopeIds)}::uuid[])`] : []),
    ...filtersOf(question.filters, bind),
  ];
  return { from: table, where, values, scopeId: 'scope_id', point: 'period::text' };
}

function factsOf(question: Question): Source {
  const { scope, scopeIds, streetIds, period, points } = question;
  const values: unknown[] = [];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const where = [
    ...(scope === 'STREET' && scopeIds
      ? [`street_id = ANY(${bind(scopeIds)}::uuid[])`]
      : [
          `street_id = ANY(${bind(streetIds)}::uuid[])`,
          ...(scopeIds ? [`${FACT_SCOPE[scope]} = ANY(${bind(scopeIds)}::uuid[])`] : []),
        ]),
    `day BETWEEN ${bind(period.from)}::date AND ${bind(period.to)}::date`,
    ...filtersOf(question.filters, bind),
  ];
  return {
    from: scope === 'ORGANIZATION' ? 'provider_facts' : 'order_facts',
    where,
    values,
    scopeId: FACT_SCOPE[scope],
    point: `date_trunc('${points ?? 'DAY'}', day)::date::text`,
  };
}

const filtersOf = (filters: Filters, bind: (value: unknown) => string): string[] =>
  DIMENSIONS.flatMap((dimension) => {
    const values = filters[dimension];
    return values ? [`${COLUMN[dimension]} = ANY(${bind(values)}::text[])`] : [];
  });

function groupsOf({ by = [], points }: Question, source: Source): [string, string][] {
  return [
    ...by.map((name): [string, string] => [name, name === 'scopeId' ? source.scopeId : COLUMN[name]]),
    ...(points ? [['point', source.point] as [string, string]] : []),
  ];
}
