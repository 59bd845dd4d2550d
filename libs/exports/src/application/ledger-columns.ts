import { CHANNEL_TEXT, text, type Language, type Text } from '#libs/kernel';
import type { LedgerRow } from '#libs/orders';
import type { Cell, TableColumn } from '../tables/table-file';

/** What a line needs besides the order's own columns. */
export interface LedgerNames {
  readonly community: string;
  readonly organization: string;
  readonly item: string;
  /** Masked, or in clear where contacts were granted. */
  readonly resident: string;
  readonly phone: string;
  readonly address: string;
  /** Stars of the first rating of the result. */
  readonly stars: number | null;
}

interface LedgerColumn {
  readonly title: Text;
  readonly width: number;
  /** Only where contacts were granted. */
  readonly contacts?: true;
  readonly cell: (row: LedgerRow, names: LedgerNames, language: Language) => Cell;
}

const URGENCY: Readonly<Record<string, Text>> = {
  NORMAL: text('一般', 'Normal'),
  URGENT: text('紧急', 'Urgent'),
};
const LIGHT: Readonly<Record<string, Text>> = {
  GREEN: text('正常', 'Green'),
  YELLOW: text('黄灯', 'Yellow'),
  RED: text('红灯', 'Red'),
};
const OUTCOME: Readonly<Record<string, Text>> = {
  RATED: text('已评价', 'Rated'),
  UNRATED: text('未评价', 'Not rated'),
  UNVERIFIED: text('未能核实', 'Not verified'),
  ABSENT: text('本人未到', 'Absent'),
  WITHDRAWN: text('本人撤单', 'Withdrawn'),
  NO_REPLY: text('未答复', 'No reply'),
  NO_SHOW: text('多次不在', 'No show'),
  NO_PLACE: text('无名额', 'No place'),
  SESSION_CANCELLED: text('场次取消', 'Session cancelled'),
  EMERGENCY: text('紧急求助', 'Emergency'),
  HOTLINE_12345: text('转12345', 'Hotline 12345'),
  DUPLICATE: text('重复', 'Duplicate'),
  OUT_OF_SCOPE: text('不属服务范围', 'Out of scope'),
  ILLEGAL: text('不合法', 'Illegal'),
  SPAM: text('无效信息', 'Spam'),
  PROJECT: text('已立项', 'Project'),
};
const named = (names: Readonly<Record<string, Text>>, code: string | null, language: Language): string =>
  code === null ? '' : (names[code]?.[language] ?? code);

/** The ledger 台账, column by column. */
const COLUMNS: readonly LedgerColumn[] = [
  { title: text('单号', 'Code'), width: 18, cell: (row) => row.code },
  { title: text('受理时间', 'Received'), width: 17, cell: (row) => row.createdAt },
  { title: text('发生时间', 'Happened'), width: 17, cell: (row) => row.occurredAt },
  { title: text('社区', 'Community'), width: 16, cell: (_, names) => names.community },
  { title: text('渠道', 'Channel'), width: 10, cell: (row, _, l) => named(CHANNEL_TEXT, row.channel, l) },
  { title: text('居民', 'Resident'), width: 10, cell: (_, names) => names.resident },
  { title: text('电话', 'Phone'), width: 15, contacts: true, cell: (_, names) => names.phone },
  { title: text('地址', 'Address'), width: 30, contacts: true, cell: (_, names) => names.address },
  { title: text('服务项目', 'Service'), width: 18, cell: (_, names) => names.item },
  { title: text('需求', 'Request'), width: 40, cell: (row) => row.words },
  { title: text('紧急程度', 'Urgency'), width: 10, cell: (row, _, l) => named(URGENCY, row.urgency, l) },
  { title: text('状态', 'Status'), width: 12, cell: (row, _, l) => row.statusText[l] },
  { title: text('办理结果', 'Outcome'), width: 14, cell: (row, _, l) => named(OUTCOME, row.outcome, l) },
  { title: text('亮灯', 'Light'), width: 8, cell: (row, _, l) => named(LIGHT, row.light, l) },
  { title: text('轮次', 'Round'), width: 6, cell: (row) => row.round },
  { title: text('承办组织', 'Organisation'), width: 22, cell: (_, names) => names.organization },
  { title: text('首次接单', 'First claimed'), width: 17, cell: (row) => row.claimedAt },
  { title: text('首次联系', 'First contact'), width: 17, cell: (row) => row.contactedAt },
  { title: text('预约时间', 'Appointed'), width: 17, cell: (row) => row.appointedAt },
  { title: text('开始时间', 'Started'), width: 17, cell: (row) => row.startedAt },
  { title: text('完成时间', 'Finished'), width: 17, cell: (row) => row.finishedAt },
  { title: text('办结时间', 'Closed'), width: 17, cell: (row) => row.closedAt },
  { title: text('评价星级', 'Stars'), width: 10, cell: (_, names) => names.stars },
];

const shown = (withContacts: boolean) => COLUMNS.filter(({ contacts }) => !contacts || withContacts);

export const ledgerHead = (withContacts: boolean, language: Language): TableColumn[] =>
  shown(withContacts).map(({ title, width }) => ({ title: title[language], width }));

export const ledgerCells = (
  row: LedgerRow,
  names: LedgerNames,
  { withContacts, language }: { readonly withContacts: boolean; readonly language: Language },
): Cell[] => shown(withContacts).map(({ cell }) => cell(row, names, language));
