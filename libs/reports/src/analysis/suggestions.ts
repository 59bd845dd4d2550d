import { SMALLEST_SAMPLE, shareByKey, valueOf, type Counts, type ShareFigure } from '#libs/insights';
import { changeOf } from './change';
import type { Group, MonthData } from './month-data';
import { fraction, percent } from './said';

/** Where to look for the orders behind a suggestion. */
export interface OrdersBehind {
  readonly kind: 'ORDERS';
  /** The orders that fail this figure. */
  readonly figure: ShareFigure;
  readonly within: {
    readonly organizationId?: string;
    readonly category?: string;
  };
  /** How often the figure is failed; an order may fail more than once (rounds, callbacks). */
  readonly total: number;
}
/** Sums instead of orders: where the figure is made of ratings, nobody is to be guessed behind a line. */
export interface SumsBehind {
  readonly kind: 'SUMS';
  readonly rows: readonly { readonly name: string; readonly counted: string; readonly value: string }[];
}

export interface Suggestion {
  readonly title: string;
  /** The numbers it rests on. */
  readonly because: string;
  readonly advice: string;
  readonly behind: OrdersBehind | SumsBehind;
}

const MOST = 8;
const figureOf = (key: string): ShareFigure => shareByKey(key)!;

/** Orders of the denominator that are not as they should be. */
export function failing(figure: ShareFigure, counts: Counts): number {
  const { numerator, denominator } = valueOf(figure, counts);
  return figure.direction === 'LOWER' ? numerator : denominator - numerator;
}

/** What the street could do about the month, most pressing first; each rests on rows that can be looked up. */
export function suggestionsOf(data: MonthData): Suggestion[] {
  return [
    ...unmetDemand(data),
    ...nobodyTakes(data),
    ...late(data),
    ...badReviews(data),
    ...callbacks(data),
    ...unequal(data),
    ...givenBack(data),
    ...doubtfulHours(data),
  ].slice(0, MOST);
}

const worstBy = (figure: ShareFigure, groups: readonly Group[]): Group[] =>
  groups
    .filter(({ now }) => failing(figure, now) > 0)
    .sort((a, b) => failing(figure, b.now) - failing(figure, a.now) || (a.name < b.name ? -1 : 1));

function unmetDemand({ groups, unmet }: MonthData): Suggestion[] {
  const figure = figureOf('UNMET');
  return worstBy(figure, groups.CATEGORY)
    .slice(0, 2)
    .map(({ key, name, now }) => {
      const where = unmet
        .filter(({ category, counts }) => category === key && counts.unmet > 0)
        .sort((a, b) => b.counts.unmet - a.counts.unmet);
      const places = where.map(({ community, counts }) => `${community}${counts.unmet}件`).join('、');
      return {
        title: `补齐“${name}”的承接力量`,
        because: `本月受理 ${now.accepted} 件，目前仍无人承接 ${now.unmet} 件：${places}。`,
        advice:
          '请所在社区与党建联合体商定承接组织；两周内仍落实不了的，由街道协调其他社区的组织承接或转介，并逐户告知。',
        behind: { kind: 'ORDERS', figure, within: { category: key }, total: now.unmet },
      };
    });
}

/** A category that falls back clearly more often than the rest of the street. */
function nobodyTakes({ groups, now: all }: MonthData): Suggestion[] {
  const figure = figureOf('NOBODY_TAKES');
  const street = valueOf(figure, all).value;
  if (street === null) return [];
  return worstBy(figure, groups.CATEGORY)
    .filter(({ now }) => {
      const { denominator, interval } = valueOf(figure, now);
      return denominator >= SMALLEST_SAMPLE && interval!.lower > street;
    })
    .slice(0, 1)
    .map(({ key, name, now }) => ({
      title: `为“${name}”增加愿意接单的组织`,
      because: `无人接单率 ${percent(valueOf(figure, now).value)}（${fraction(valueOf(figure, now))}），明显高于全街道的 ${percent(street)}。`,
      advice: '请在货架上为这一类补充承接组织，或把邀约名单扩大到相邻社区。',
      behind: { kind: 'ORDERS', figure, within: { category: key }, total: failing(figure, now) },
    }));
}

const UNIT = { RESPONSE: '件', ON_TIME: '轮' } as const;

function late({ groups, now: all }: MonthData): Suggestion[] {
  const titles = { RESPONSE: '接单后及时联系居民', ON_TIME: '逐单核对超期的服务' } as const;
  return (['RESPONSE', 'ON_TIME'] as const).flatMap((key): Suggestion[] => {
    const figure = figureOf(key);
    const total = failing(figure, all);
    if (total === 0) return [];
    const most = worstBy(figure, groups.ORGANIZATION).slice(0, 3);
    const named = most.map(({ name, now }) => `${name} ${failing(figure, now)} ${UNIT[key]}`).join('、');
    return [
      {
        title: titles[key],
        because: `${figure.name.zh} ${percent(valueOf(figure, all).value)}，未达到的有 ${total} ${UNIT[key]}${named ? `；按承接组织计（一单可先后由几个组织承接），较多的是${named}` : ''}。`,
        advice:
          key === 'RESPONSE'
            ? '请有关组织安排固定联系人；系统在时限过半时已有提醒，提醒后仍未联系的由社区电话跟进。'
            : '请有关组织说明原因：确需延期的事先申请延期，人手不足的由社区另派。',
        behind: { kind: 'ORDERS', figure, within: {}, total },
      },
    ];
  });
}

function badReviews({ now }: MonthData): Suggestion[] {
  const figure = figureOf('RECTIFIED');
  const left = failing(figure, now);
  if (left === 0) return [];
  return [
    {
      title: '差评整改到位',
      because: `本月差评 ${now.bad_reviews} 条，尚有 ${left} 条未提交整改。`,
      advice: '请承接组织在整改时限内提交；逾期的由街道督办。逐条情况请在看板“差评整改率”中打开。',
      behind: { kind: 'SUMS', rows: [sumOf('全街道', figure, now)] },
    },
  ];
}

function callbacks({ now }: MonthData): Suggestion[] {
  const figure = figureOf('CALLBACK_COVERAGE');
  const total = failing(figure, now);
  if (total === 0) return [];
  return [
    {
      title: '补做应做未做的回访',
      because: `应回访 ${now.callbacks_owed} 次，已完成 ${now.callbacks_made} 次，覆盖率 ${percent(valueOf(figure, now).value)}。差评须百分之百回访。`,
      advice: '请社区在一周内补做；三次打不通的照实登记。',
      behind: { kind: 'ORDERS', figure, within: {}, total },
    },
  ];
}

const SIDES = [
  {
    weaker: 'OFFLINE',
    other: 'ONLINE',
    title: '缩小线下与线上的差距',
    advice: '请社区为电话、柜台和纸质来单指定专人跟进。',
  },
  {
    weaker: 'SIXTY_AND_OVER',
    other: 'UNDER_SIXTY',
    title: '让60岁及以上居民得到同样的服务',
    advice: '请社区对老年居民的订单逐单看进度，优先派就近的组织，上门前电话确认。',
  },
] as const;
const COMPARED = ['RESPONSE', 'CLAIM', 'ON_TIME', 'RESOLUTION', 'SATISFACTION'];

function unequal({ parity }: MonthData): Suggestion[] {
  return SIDES.flatMap(({ weaker, other, title, advice }): Suggestion[] => {
    const [one, two] = [weaker, other].map((key) => parity.find((side) => side.key === key));
    if (!one || !two) return [];
    const worse = COMPARED.map((key) => changeOf(figureOf(key), one.counts, two.counts)).filter(
      ({ weight, by }) => weight === 'CLEAR' && by! < 0,
    );
    const first = worse[0];
    if (!first) return [];
    return [
      {
        title,
        because: worse
          .map(
            ({ figure, now, before }) =>
              `${figure.name.zh}：${one.name} ${percent(now.value)}，${two.name} ${percent(before.value)}`,
          )
          .join('；')
          .concat('。'),
        advice,
        behind: {
          kind: 'SUMS',
          rows: worse.flatMap(({ figure }) =>
            [one, two].map(({ name, counts }) => sumOf(`${figure.name.zh} · ${name}`, figure, counts)),
          ),
        },
      },
    ];
  });
}

const RETURNS_NAMED = 2;

function givenBack({ groups }: MonthData): Suggestion[] {
  const figure = figureOf('RETURN');
  return worstBy(figure, groups.ORGANIZATION)
    .filter(({ now }) => now.returned >= RETURNS_NAMED)
    .slice(0, 1)
    .map(({ key, name, now }) => ({
      title: `了解${name}退单的原因`,
      because: `本月接单 ${now.taken} 件，退回 ${now.returned} 件。`,
      advice: '退单不扣分，但要弄清是派单不对口还是人手不足，相应调整它的服务项目和接单上限。',
      behind: { kind: 'ORDERS', figure, within: { organizationId: key }, total: now.returned },
    }));
}

function doubtfulHours({ now }: MonthData): Suggestion[] {
  const figure = figureOf('HOUR_ANOMALIES');
  const total = failing(figure, now);
  if (total === 0) return [];
  return [
    {
      title: '核对存疑的服务时长',
      because: `完成服务 ${now.served_rounds} 次，其中 ${total} 次没有完成码证明，或时长不合常理。`,
      advice: '请社区与志愿者、居民核对后确认或更正，核对清楚前不出具时长证明。',
      behind: { kind: 'ORDERS', figure, within: {}, total },
    },
  ];
}

function sumOf(name: string, figure: ShareFigure, counts: Counts): SumsBehind['rows'][number] {
  const value = valueOf(figure, counts);
  const small = value.denominator < SMALLEST_SAMPLE ? '（样本太小）' : '';
  return { name, counted: fraction(value), value: `${percent(value.value)}${small}` };
}
