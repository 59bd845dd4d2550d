import { err, ok, text, type Result, type Text } from '#libs/kernel';
import { itemContentProblem } from './check-content';
import type { Delivery, GroupSize, ItemContent, Risk } from './service-item';

/** The columns of a menu, as the shipped one has them. */
export const MENU_COLUMNS = [
  'category_zh',
  'category_en',
  'name_zh',
  'name_en',
  'description_zh',
  'typical_provider',
  'delivery',
  'typical_duration_minutes',
  'group_size',
  'needs_qualification',
  'risk_level',
  'source',
] as const;
export type MenuColumn = (typeof MENU_COLUMNS)[number];
export type MenuRecord = Readonly<Record<MenuColumn, string>>;

/** One thing wrong in one row. `row` counts data rows from 1, as a spreadsheet does below its heading. */
export interface MenuProblem {
  readonly row: number;
  readonly column: string;
  readonly message: Text;
}

export interface MenuCategory {
  /** From the English name: `Elder Care` → `elder-care`. */
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
}

export interface MenuItem {
  readonly category: MenuCategory;
  readonly content: Omit<ItemContent, 'categoryId'>;
}

const DELIVERY: Readonly<Record<string, Delivery>> = {
  上门: 'HOME',
  到站: 'STATION',
  线上: 'ONLINE',
  活动: 'EVENT',
};
const GROUP: Readonly<Record<string, GroupSize>> = { 个人: 'INDIVIDUAL', 家庭: 'HOUSEHOLD', 集体: 'GROUP' };
const RISK: Readonly<Record<string, Risk>> = { 低: 'LOW', 中: 'MEDIUM', 高: 'HIGH' };

/** Reads one row; answers every problem in it, not only the first. */
export function menuItem(record: MenuRecord, row: number): Result<MenuItem, readonly MenuProblem[]> {
  const problems: MenuProblem[] = [];
  const wrong = (column: string, message: Text) => void problems.push({ row, column, message });
  const words = (column: MenuColumn) => {
    const value = record[column].trim();
    if (value === '') wrong(column, text('不能为空', 'must not be empty'));
    return value;
  };
  const oneOf = <T extends string>(
    column: MenuColumn,
    choices: Readonly<Record<string, T>>,
  ): T | undefined => {
    const value = Object.hasOwn(choices, record[column].trim()) ? choices[record[column].trim()] : undefined;
    const names = Object.keys(choices).join('、');
    if (!value) wrong(column, text(`应为 ${names} 之一`, `must be one of ${names}`));
    return value;
  };

  const category = {
    nameZh: words('category_zh'),
    nameEn: words('category_en'),
    code: slug(record.category_en),
  };
  if (category.nameEn !== '' && category.code === '') {
    wrong('category_en', text('需要拉丁字母', 'needs Latin letters'));
  }
  const risk = oneOf('risk_level', RISK);
  const fields = {
    nameZh: words('name_zh'),
    nameEn: words('name_en'),
    descriptionZh: words('description_zh'),
    delivery: oneOf('delivery', DELIVERY),
    groupSize: oneOf('group_size', GROUP),
    durationMinutes: minutes(record.typical_duration_minutes),
  };
  const content = {
    ...fields,
    ...requirement(record.needs_qualification),
    risk,
    complex: false,
    needsTriage: risk !== 'LOW',
    serviceAreaPaths: [],
    openingTimes: [],
    deadlines: {},
    materialsNote: null,
    sourceUrl: record.source.trim() || null,
    usualProvider: record.typical_provider.trim() || null,
  } as MenuItem['content'];
  if (problems.length === 0) {
    const problem = itemContentProblem({ ...content, categoryId: '' });
    if (problem) wrong(COLUMN_OF[problem.field ?? ''] ?? problem.field ?? '', problem.message);
  }
  return problems.length > 0 ? err(problems) : ok({ category, content });
}

const COLUMN_OF: Readonly<Record<string, MenuColumn>> = {
  nameZh: 'name_zh',
  nameEn: 'name_en',
  descriptionZh: 'description_zh',
  durationMinutes: 'typical_duration_minutes',
  usualProvider: 'typical_provider',
  sourceUrl: 'source',
};

/**
 * `无` asks for nothing, `无（须背景核查）` for a condition nobody holds a paper of, `教师资格（优先）` only prefers one. The
 * rest is a qualification the provider must hold.
 */
function requirement(value: string): Pick<ItemContent, 'qualification' | 'conditions'> {
  const words = value.trim().replaceAll('(', '（').replaceAll(')', '）');
  if (words === '' || words === '无') return { qualification: null, conditions: null };
  const condition = /^无（(.+)）$/.exec(words);
  if (condition) return { qualification: null, conditions: condition[1]! };
  const preferred = /^(.+)（优先）$/.exec(words);
  if (preferred) return { qualification: null, conditions: `${preferred[1]!}优先` };
  return { qualification: words, conditions: null };
}

/** NaN, refused later with the range, for anything that is not a plain number. */
function minutes(value: string): number {
  return /^\d{1,4}$/.test(value.trim()) ? Number(value) : Number.NaN;
}

function slug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
