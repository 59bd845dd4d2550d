import { normalizePhone, text, type Text } from '#libs/kernel';
import type { SheetColumns, SheetField } from './sheet-columns';

/** What a row asks for, once it is understood. */
export interface RowRequest {
  readonly name: string;
  readonly phone: string | null;
  readonly address: string | null;
  readonly text: string;
  readonly itemName: string | null;
  readonly communityName: string | null;
  readonly urgency: 'NORMAL' | 'URGENT' | null;
  readonly occurredAt: Date | null;
}

export interface ReadRow {
  readonly request: RowRequest;
  /** What has to be put right before the row can be imported, in plain sentences. */
  readonly problems: readonly Text[];
}

const LONGEST_TEXT = 2000;
const URGENT = new Set(['紧急', '急', '加急', '特急', '非常紧急', '是', 'y', 'yes', 'urgent']);
const NORMAL = new Set(['一般', '普通', '正常', '不急', '不紧急', '否', '无', 'n', 'no', 'normal']);

/** Reads one row. Pure: what is on file and on the shelf is asked elsewhere. */
export function readRow(cells: readonly string[], columns: SheetColumns, now: Date): ReadRow {
  const problems: Text[] = [];
  const cell = (field: SheetField): string => {
    const at = columns.indexOf(field);
    return at === -1 ? '' : (cells[at] ?? '').trim();
  };
  const name = cell('NAME');
  if (name === '') problems.push(text('没有写姓名', 'The name is missing'));
  if ([...name].length > 60) problems.push(text('姓名超过 60 个字', 'The name is longer than 60 characters'));
  const phone = phoneOf(cell('PHONE'), problems);
  const address = cell('ADDRESS') || null;
  if (cell('PHONE') === '' && !address)
    problems.push(text('电话和地址至少填一项', 'A phone number or an address is needed'));
  if (address && address.length > 200)
    problems.push(text('地址超过 200 个字', 'The address is longer than 200 characters'));
  const words = [cell('TEXT'), cell('NOTE')].filter((part) => part !== '').join('；');
  const itemName = cell('ITEM') || null;
  if (words === '' && !itemName) problems.push(text('没有写需要什么服务', 'Nothing says what is needed'));
  if (words.length > LONGEST_TEXT)
    problems.push(text('需求超过 2000 个字', 'The request is longer than 2,000 characters'));
  const occurredAt = momentOf(cell('OCCURRED_AT'), now, problems);
  const urgency = urgencyOf(cell('URGENCY'), problems);
  const communityName = cell('COMMUNITY') || null;
  return {
    request: { name, phone, address, text: words, itemName, communityName, urgency, occurredAt },
    problems,
  };
}

function phoneOf(typed: string, problems: Text[]): string | null {
  if (typed === '') return null;
  // two numbers in one cell: the first is called
  const phone = normalizePhone(typed.split(/[,，;；、/\n]/)[0]!);
  if (phone.ok) return phone.value;
  problems.push(text('电话号码不对（应为 11 位手机号，或带区号的座机号）', 'The phone number is not valid'));
  return null;
}

function urgencyOf(typed: string, problems: Text[]): RowRequest['urgency'] {
  const said = typed.toLowerCase();
  if (said === '') return null;
  if (URGENT.has(said)) return 'URGENT';
  if (NORMAL.has(said)) return 'NORMAL';
  problems.push(text('紧急程度请写“紧急”或“一般”', 'The urgency is either "urgent" or "normal"'));
  return null;
}

const MOMENT =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]*(\d{1,2})[:：时](\d{1,2})?分?(?::\d{1,2})?)?$/;
const EARLIEST_YEARS_BACK = 2;

function momentOf(typed: string, now: Date, problems: Text[]): Date | null {
  if (typed === '') return null;
  const match = MOMENT.exec(typed.normalize('NFKC').trim());
  const two = (part: string | undefined): string => (part ?? '0').padStart(2, '0');
  const local = match && `${match[1]}-${two(match[2])}-${two(match[3])}T${two(match[4])}:${two(match[5])}:00`;
  const moment = local ? new Date(`${local}+08:00`) : null;
  // 30 February rolls over to March
  const exists =
    moment !== null &&
    !Number.isNaN(moment.getTime()) &&
    new Date(moment.getTime() + 8 * 3_600_000).toISOString().startsWith(local!.slice(0, 16));
  if (!exists) {
    problems.push(text('日期看不懂，请写成 2026-11-20', 'The date is not understood: write 2026-11-20'));
    return null;
  }
  if (moment > now) problems.push(text('日期晚于今天', 'The date is in the future'));
  if (now.getTime() - moment.getTime() > EARLIEST_YEARS_BACK * 366 * 86_400_000)
    problems.push(text('日期早于两年前', 'The date is more than two years ago'));
  return moment;
}
