import { SHARES } from '#libs/insights';
import type { MonthData } from './month-data';
import { heading, note, paragraph, table, column, type Block, type ReportDocument } from './report-document';
import { moment, monthName } from './said';
import { changes } from './sections/changes';
import { demand } from './sections/demand';
import { overview } from './sections/overview';
import { organizations } from './sections/organizations';
import { parity } from './sections/parity';
import { suggested, type BackedSuggestion } from './sections/suggested';
import { times } from './sections/times';

/** 街道月度运行分析: from sums to sentences, tables and charts. Pure: the same data are the same report. */
export function monthlyReport(data: MonthData, suggestions: readonly BackedSuggestion[]): ReportDocument {
  const sections: readonly (readonly [string, Block[]])[] = [
    ['本月概况', overview(data)],
    ['变化与原因', changes(data)],
    ['办理用时', times(data)],
    ['需求结构与未满足需求', demand(data)],
    ['线上线下与老年居民', parity(data)],
    ['承接组织', organizations(data)],
    ['建议', suggested(suggestions)],
    ['指标口径', definitions()],
  ];
  return {
    title: `${data.street}党群志愿服务超市`,
    subtitle: `${monthName(data.month)}运行分析`,
    footer: `${data.street} · ${monthName(data.month)} · 数据截至 ${moment(data.asOf)}`,
    blocks: [
      note(
        `统计范围：${data.month.from} 至 ${data.month.to} 受理的订单${data.isOver ? '' : '（本月尚未结束，不宜与整月比较总量）'}。` +
          `数据截至 ${moment(data.asOf)}，为实时数据：晚到的评价和回访仍会使数字变动；季度考评以公布的快照为准。` +
          '本报告不含个人信息。',
      ),
      ...sections.flatMap(([title, blocks], n) => [heading(`${ORDINALS[n]}、${title}`), ...blocks]),
    ],
  };
}

const ORDINALS = [...'一二三四五六七八'];

function definitions(): Block[] {
  return [
    paragraph('各项指标与看板、考评同一口径。分母不含已转介和居民撤回的订单，其份额单列为“未计入份额”。'),
    table(
      '指标公式',
      [column('指标', 18), column('公式', 40), column('不计入', 42)],
      SHARES.map(({ name, formula, leftOut }) => [name.zh, formula.zh, leftOut.zh]),
    ),
    note(
      '“样本太小”：分母不足10，不作判断、不排名。“变化明显”：两个月的数值各在对方95%置信区间之外；其余变化可能只是偶然波动。' +
        '用时的中位数和P90取自分档统计，误差不超过5%。',
    ),
  ];
}
