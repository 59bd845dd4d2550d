/** What a column of a sheet of orders may hold. */
export const SHEET_FIELDS = [
  'NAME',
  'PHONE',
  'ADDRESS',
  'TEXT',
  'ITEM',
  'COMMUNITY',
  'OCCURRED_AT',
  'URGENCY',
  'NOTE',
] as const;
export type SheetField = (typeof SHEET_FIELDS)[number];

/** By column, from the first: what it holds, or null for what is not read. */
export type SheetColumns = readonly (SheetField | null)[];

/** Names people give their columns, likeliest first; compared without blanks, marks and remarks in brackets. */
const NAMES: Readonly<Record<SheetField, readonly string[]>> = {
  NAME: ['姓名', '居民姓名', '申请人', '求助人', '心愿人', '许愿人', '联系人', '居民', '名字', 'name'],
  PHONE: ['电话', '联系电话', '手机', '手机号', '手机号码', '电话号码', '联系方式', 'phone', 'mobile', 'tel'],
  ADDRESS: ['地址', '住址', '家庭住址', '详细地址', '居住地址', '服务地址', '楼栋门牌', 'address'],
  TEXT: [
    '需求',
    '需求内容',
    '诉求',
    '诉求内容',
    '心愿',
    '微心愿',
    '心愿内容',
    '服务内容',
    '求助内容',
    '内容',
    '事项',
    '具体需求',
    'request',
    'text',
    'wish',
  ],
  ITEM: ['服务项目', '项目', '服务名称', '服务类型', '服务', 'service', 'item'],
  COMMUNITY: ['社区', '所属社区', '所在社区', 'community'],
  OCCURRED_AT: [
    '日期',
    '时间',
    '登记日期',
    '登记时间',
    '填写日期',
    '受理日期',
    '受理时间',
    '提出时间',
    'date',
    'time',
  ],
  URGENCY: ['紧急程度', '是否紧急', '紧急', '缓急', 'urgency', 'urgent'],
  NOTE: ['备注', '说明', '备注说明', 'note', 'remark'],
};
const FIELD_OF = new Map(SHEET_FIELDS.flatMap((field) => NAMES[field].map((name) => [name, field] as const)));

const plain = (title: string): string =>
  title
    .normalize('NFKC')
    .replace(/\(.*?\)|【.*?】|\[.*?\]/g, '')
    .replace(/[\s*:：、/_-]/g, '')
    .toLowerCase();

/** What the titles say; a content that comes twice is the first column's. */
export function columnsOf(titles: readonly string[]): SheetColumns {
  const taken = new Set<SheetField>();
  return titles.map((title) => {
    const field = FIELD_OF.get(plain(title));
    if (!field || taken.has(field)) return null;
    taken.add(field);
    return field;
  });
}

/** How far down a head may stand, below a title and notes. */
const HEAD_WITHIN = 10;

/** The row that names the columns: the first of the upper ones with at least two known titles. Null when there is none. */
export function headRow(rows: readonly (readonly string[])[]): number | null {
  const at = rows
    .slice(0, HEAD_WITHIN)
    .findIndex((row) => columnsOf(row).filter((field) => field !== null).length >= 2);
  return at === -1 ? null : at;
}
