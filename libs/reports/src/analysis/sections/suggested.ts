import { column, heading, paragraph, table, type Block } from '../report-document';
import type { Suggestion } from '../suggestions';

/** An order behind a suggestion; nothing about the resident. */
export interface OrderBehind {
  readonly code: string;
  readonly day: string;
  readonly community: string;
  readonly category: string;
  /** How often it fails the figure. */
  readonly times: number;
}

export interface BackedSuggestion extends Suggestion {
  /** Some of the orders, the latest; empty where sums stand behind it, or the reader sees sums alone. */
  readonly orders: readonly OrderBehind[];
}

/** What to do, and why: each with its rows. */
export function suggested(suggestions: readonly BackedSuggestion[]): Block[] {
  if (suggestions.length === 0) return [paragraph('本月没有需要提示的事项。')];
  return suggestions.flatMap((suggestion, n) => [
    heading(`（${n + 1}）${suggestion.title}`, 2),
    paragraph(`依据：${suggestion.because}`),
    paragraph(`建议：${suggestion.advice}`),
    ...rows(suggestion),
  ]);
}

function rows({ behind, orders }: BackedSuggestion): Block[] {
  if (behind.kind === 'SUMS')
    return [
      table(
        '依据的数字',
        [column('对象', 50), column('分子/分母', 25, 'right'), column('数值', 25, 'right')],
        behind.rows.map(({ name, counted, value }) => [name, counted, value]),
      ),
    ];
  if (orders.length === 0) return [];
  const rest = behind.total - orders.reduce((sum, { times }) => sum + times, 0);
  return [
    table(
      `依据的订单${rest > 0 ? `（最近 ${orders.length} 件；其余请在看板“${behind.figure.name.zh}”中打开）` : ''}`,
      [
        column('单号', 26),
        column('受理日期', 20),
        column('社区', 22),
        column('类别', 32),
        column('次数', 10, 'right'),
      ],
      orders.map(({ code, day, community, category, times }) => [
        code,
        day,
        community,
        category,
        String(times),
      ]),
    ),
  ];
}
