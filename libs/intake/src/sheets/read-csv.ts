import { parse } from 'csv-parse/sync';
import { LONGEST_CELL, MOST_COLUMNS, MOST_ROWS } from '../domain/sheet-limits';
import { SheetProblem, type SheetRows } from './sheet-problem';

/** A title, notes and the head may stand above the rows. */
const HEAD_ROOM = 12;

/** CSV as people save it: UTF-8, UTF-16 with its mark, or GBK from Chinese Windows; commas, tabs or semicolons. */
export function readCsv(bytes: Uint8Array): SheetRows {
  const text = textOf(bytes);
  // binary that happens to decode
  if (text.includes('\0')) throw new SheetProblem('NOT_A_SHEET');
  const rows = parsed(text);
  if (rows.length > MOST_ROWS + HEAD_ROOM) throw new SheetProblem('TOO_MANY_ROWS');
  return rows.map((row) => row.slice(0, MOST_COLUMNS).map((cell) => cell.trim().slice(0, LONGEST_CELL)));
}

function parsed(text: string): SheetRows {
  try {
    return parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: 200_000,
      to: MOST_ROWS + HEAD_ROOM + 1,
    });
  } catch {
    throw new SheetProblem('BROKEN');
  }
}

function textOf(bytes: Uint8Array): string {
  const [a, b, c] = bytes;
  if (a === 0xff && b === 0xfe) return decoded(bytes, 'utf-16le');
  if (a === 0xfe && b === 0xff) return decoded(bytes, 'utf-16be');
  if (a === 0xef && b === 0xbb && c === 0xbf) return decoded(bytes, 'utf-8');
  try {
    return decoded(bytes, 'utf-8');
  } catch {
    return decoded(bytes, 'gb18030');
  }
}

function decoded(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new SheetProblem('UNKNOWN_LETTERS');
  }
}

/** The one that parts the first line most often. */
function delimiterOf(text: string): string {
  const line =
    text
      .slice(0, 5000)
      .split(/\r?\n/)
      .find((one) => one.trim() !== '') ?? '';
  const counted = [',', '\t', ';', '，'].map((mark) => [mark, line.split(mark).length] as const);
  return counted.reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}
