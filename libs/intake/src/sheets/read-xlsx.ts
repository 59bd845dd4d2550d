import { LONGEST_CELL, MOST_COLUMNS, MOST_ROWS } from '../domain/sheet-limits';
import { SheetProblem, type SheetRows } from './sheet-problem';
import { readXml } from './xml-events';
import { ZipEntries } from './zip-entries';

const HEAD_ROOM = 12;
/** Different texts of a whole workbook that are kept. */
const MOST_STRINGS = 100_000;

/** The first sheet of an Excel workbook, every cell as the text it shows. Formulas are not computed: their last value counts. */
export async function readXlsx(bytes: Buffer): Promise<SheetRows> {
  const zip = await ZipEntries.open(bytes);
  if (!zip.has('xl/workbook.xml')) throw new SheetProblem('NOT_A_SHEET');
  const { part, dates1904 } = await firstSheet(zip);
  const strings = await sharedStrings(zip);
  const dateStyles = await dateStylesOf(zip);
  return readSheetPart(zip, part, { strings, dateStyles, dates1904 });
}

async function firstSheet(zip: ZipEntries): Promise<{ part: string; dates1904: boolean }> {
  const found: { relation?: string; dates1904: boolean } = { dates1904: false };
  await readXml(zip, 'xl/workbook.xml', {
    open(name, attributes) {
      if (name === 'workbookPr') found.dates1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (name === 'sheet' && attributes['state'] !== 'hidden' && attributes['state'] !== 'veryHidden')
        found.relation ??=
          attributes['r:id'] ?? Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
    },
  });
  const target: { path?: string } = {};
  await readXml(zip, 'xl/_rels/workbook.xml.rels', {
    open(name, attributes) {
      if (name === 'Relationship' && attributes['Id'] === found.relation) target.path = attributes['Target'];
    },
  });
  const path = target.path ?? 'worksheets/sheet1.xml';
  const part = path.startsWith('/') ? path.slice(1) : `xl/${path}`;
  if (!zip.has(part)) throw new SheetProblem('BROKEN');
  return { part, dates1904: found.dates1904 };
}

async function sharedStrings(zip: ZipEntries): Promise<string[]> {
  const strings: string[] = [];
  let current: string | null = null;
  let inText = false;
  // phonetic guides (注音) stand beside the text they belong to
  let inGuide = false;
  await readXml(zip, 'xl/sharedStrings.xml', {
    open(name) {
      if (name === 'si') current = '';
      if (name === 'rPh') inGuide = true;
      if (name === 't') inText = true;
    },
    text(value) {
      if (inText && !inGuide && current !== null && current.length < LONGEST_CELL) current += value;
    },
    close(name) {
      if (name === 't') inText = false;
      if (name === 'rPh') inGuide = false;
      if (name === 'si') strings.push(current ?? '');
    },
    enough: () => strings.length >= MOST_STRINGS,
  });
  return strings;
}

/** Numbers of built-in formats that show a date or a time, Chinese ones included. */
const BUILT_IN_DATES = new Set([
  14,
  15,
  16,
  17,
  18,
  19,
  20,
  21,
  22,
  ...range(27, 36),
  45,
  46,
  47,
  ...range(50, 58),
]);

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

async function dateStylesOf(zip: ZipEntries): Promise<ReadonlySet<number>> {
  const ownDates = new Set<number>();
  const dateStyles = new Set<number>();
  let inCells = false;
  let style = 0;
  await readXml(zip, 'xl/styles.xml', {
    open(name, attributes) {
      const format = Number(attributes['numFmtId']);
      // quoted words and colours may hold letters that mean nothing
      const code = (attributes['formatCode'] ?? '').replace(/"[^"]*"|\[[^\]]*\]|\\./g, '');
      if (name === 'numFmt' && /[ymdh年月日]/i.test(code)) ownDates.add(format);
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells) {
        if (BUILT_IN_DATES.has(format) || ownDates.has(format)) dateStyles.add(style);
        style++;
      }
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return dateStyles;
}

interface Workbook {
  readonly strings: readonly string[];
  readonly dateStyles: ReadonlySet<number>;
  readonly dates1904: boolean;
}

async function readSheetPart(zip: ZipEntries, part: string, book: Workbook): Promise<SheetRows> {
  const rows: SheetRows = [];
  let row: string[] = [];
  let cell: { column: number; type: string; style: number; value: string; formula: string } | null = null;
  let within: 'value' | 'formula' | null = null;
  await readXml(zip, part, {
    open(name, attributes) {
      if (name === 'row') row = [];
      if (name === 'c')
        cell = {
          column: columnOf(attributes['r']) ?? row.length,
          type: attributes['t'] ?? 'n',
          style: Number(attributes['s'] ?? 0),
          value: '',
          formula: '',
        };
      if (name === 'v' || name === 't') within = 'value';
      if (name === 'f') within = 'formula';
    },
    text(text) {
      if (!cell || !within || cell[within].length >= LONGEST_CELL) return;
      cell[within] += text;
    },
    close(name) {
      if (name === 'v' || name === 't' || name === 'f') within = null;
      if (name === 'c' && cell) {
        const shown = shownText(cell, book).trim().slice(0, LONGEST_CELL);
        if (shown !== '' && cell.column < MOST_COLUMNS) row[cell.column] = shown;
        cell = null;
      }
      if (name === 'row' && row.length > 0) {
        rows.push(Array.from(row, (value) => value ?? ''));
        if (rows.length > MOST_ROWS + HEAD_ROOM) throw new SheetProblem('TOO_MANY_ROWS');
      }
    },
  });
  return rows;
}

function shownText(
  { type, style, value, formula }: { type: string; style: number; value: string; formula: string },
  { strings, dateStyles, dates1904 }: Workbook,
): string {
  if (type === 's') return strings[Number(value)] ?? '';
  if (type === 'e') return '';
  if (type === 'b') return value === '1' ? '是' : '否';
  if (type !== 'n') return value;
  // written by a program that computed nothing: the formula is all there is, as a text
  if (value === '') return formula === '' ? '' : `=${formula}`;
  const number = Number(value);
  if (!Number.isFinite(number)) return value;
  if (dateStyles.has(style)) return dateOf(number, dates1904);
  // a phone number typed as a figure: 1.3912345678E10
  return Number.isInteger(number) && Math.abs(number) < 1e15 ? number.toFixed(0) : value;
}

/** Days since the last day of 1899, as Excel counts (or since 1904, as old Macs did), in local time. */
function dateOf(serial: number, dates1904: boolean): string {
  const days = serial + (dates1904 ? 1462 : 0);
  if (days < 1 || days > 2_958_465) return String(serial);
  const text = new Date(Math.round((days - 25_569) * 86_400) * 1000).toISOString();
  return text.slice(11, 16) === '00:00' ? text.slice(0, 10) : `${text.slice(0, 10)} ${text.slice(11, 16)}`;
}

/** `C7` → 2. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^([A-Z]{1,3})\d+$/.exec(reference ?? '')?.[1];
  if (!letters) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
