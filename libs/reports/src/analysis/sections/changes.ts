import { SHARES, SMALLEST_SAMPLE } from '#libs/insights';
import { changeOf, moversOf, type Change, type Mover } from '../change';
import { GROUPINGS, type Grouping, type MonthData } from '../month-data';
import { column, heading, note, paragraph, points, table, type Block } from '../report-document';
import { fraction, inPoints, percent } from '../said';

/** A change that may be chance is told from two percentage points on … */
const WORTH_TELLING = 0.02;
const MOST_FIGURES = 6;
/** … and a group named from half a point on. */
const WORTH_NAMING = 0.005;
const NAMED = 3;
const GROUPING_NAMES: Readonly<Record<Grouping, string>> = {
  CATEGORY: '服务类别',
  COMMUNITY: '社区',
  ORGANIZATION: '承接组织',
};

/** What changed against last month and last year, and which categories, communities and organisations moved it. */
export function changes(data: MonthData): Block[] {
  const [lastMonth, lastYear] = (['lastMonth', 'lastYear'] as const).map((earlier) =>
    against(data, earlier),
  ) as [Block[], Block[]];
  return [
    paragraph(
      '下面把变化分摊到各类别、社区和组织：“拉动”之和等于指标的变化，既含本身的好坏，也含所占份额的增减。',
    ),
    heading('与上月比', 2),
    ...(data.lastMonth.orders > 0 ? lastMonth : [paragraph('上月没有数据。')]),
    heading('与上年同月比', 2),
    ...(data.lastYear.orders > 0 ? lastYear : [paragraph('上年同月没有数据，暂不能比较。')]),
  ];
}

function against(data: MonthData, earlier: Earlier): Block[] {
  const all = SHARES.filter(({ direction }) => direction !== 'NEUTRAL').map((figure) =>
    changeOf(figure, data.now, data[earlier]),
  );
  const told = all
    .filter(
      ({ weight, by }) => weight === 'CLEAR' || (weight === 'WITHIN_NOISE' && Math.abs(by!) >= WORTH_TELLING),
    )
    .sort((a, b) => Math.abs(b.by!) - Math.abs(a.by!))
    .map((change) => ({ change, movers: moversIn(data, change, earlier) }));
  const clear = told.filter(({ change }) => change.weight === 'CLEAR');
  const noise = told.filter(({ change }) => change.weight !== 'CLEAR').slice(0, MOST_FIGURES);
  const small = all.filter(({ weight }) => weight === 'SMALL_SAMPLE').map(({ figure }) => figure.name.zh);
  return [
    ...(clear.length === 0 ? [paragraph('没有明显的变化。')] : []),
    ...clear.flatMap(({ change, movers }) => explained(change, movers)),
    ...(noise.length > 0
      ? [
          paragraph('以下变化在偶然波动的范围内，供参考：'),
          points(noise.map(({ change, movers }) => `${sentence(change)}${named(movers)}。`)),
        ]
      : []),
    ...(small.length > 0 ? [note(`样本太小，不作判断：${small.join('、')}。`)] : []),
  ];
}

type Earlier = 'lastMonth' | 'lastYear';
interface Leading {
  readonly grouping: Grouping;
  readonly mover: Mover;
}

/** The groups that moved a figure most the way it went, a few of each grouping. */
function moversIn(data: MonthData, { figure, by }: Change, earlier: Earlier): Leading[] {
  return GROUPINGS.filter((grouping) => grouping !== 'ORGANIZATION' || figure.ofOrganization).flatMap(
    (grouping) =>
      leading(moversOf(figure, data.groups[grouping], earlier), by!).map((mover) => ({ grouping, mover })),
  );
}

function sentence({ figure, now, before, by }: Change): string {
  return `${figure.name.zh}由 ${percent(before.value)}（${fraction(before)}）${by! > 0 ? '升' : '降'}至 ${percent(now.value)}（${fraction(now)}），${inPoints(by)} 个百分点`;
}

/** The first of each grouping. */
function named(movers: readonly Leading[]): string {
  const first = GROUPINGS.flatMap((grouping) => movers.find((one) => one.grouping === grouping) ?? []);
  const said = first.map(
    ({ grouping, mover }) => `${GROUPING_NAMES[grouping]}“${mover.name}”（${inPoints(mover.by)}）`,
  );
  return said.length > 0 ? `；影响最大的是${said.join('、')}` : '';
}

function explained(change: Change, movers: readonly Leading[]): Block[] {
  const better = change.by! > 0 === (change.figure.direction === 'HIGHER');
  const said = paragraph(`${sentence(change)}，${better ? '明显变好' : '明显变差'}${named(movers)}。`);
  if (movers.length === 0) return [said];
  return [
    said,
    table(
      `${change.figure.name.zh}：谁拉动了变化`,
      [
        column('角度', 14),
        column('名称', 36),
        column('此前', 12, 'right'),
        column('本月', 12, 'right'),
        column('拉动', 12, 'right'),
        column('说明', 14),
      ],
      movers.map(({ grouping, mover }) => [
        GROUPING_NAMES[grouping],
        mover.name,
        fraction(mover.before),
        fraction(mover.now),
        inPoints(mover.by),
        mover.now.denominator < SMALLEST_SAMPLE ? '样本太小' : '',
      ]),
    ),
  ];
}

/** The groups that moved it the way it went. */
const leading = (movers: readonly Mover[], by: number): Mover[] =>
  movers.filter((mover) => mover.by * by > 0 && Math.abs(mover.by) >= WORTH_NAMING).slice(0, NAMED);
