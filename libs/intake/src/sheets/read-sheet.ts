import { readCsv } from './read-csv';
import { readXlsx } from './read-xlsx';
import { SheetProblem, type SheetRows } from './sheet-problem';

const begins = (bytes: Buffer, signature: readonly number[]) =>
  signature.every((byte, i) => bytes[i] === byte);

/** Rows of a sheet, by what the bytes are, whatever the file is called. @throws SheetProblem */
export async function readSheet(bytes: Buffer): Promise<SheetRows> {
  if (bytes.length === 0) throw new SheetProblem('EMPTY');
  // .xls before 2007, and workbooks locked with a password: both in the old container
  if (begins(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw new SheetProblem('OLD_EXCEL');
  if (begins(bytes, [0x50, 0x4b])) return filled(await readXlsx(bytes));
  // web pages and pictures that were renamed
  const head = bytes
    .subarray(0, 200)
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
    .toLowerCase();
  if (
    head.startsWith('<') ||
    head.startsWith('%pdf') ||
    head.startsWith('\x89png') ||
    head.startsWith('\xff\xd8')
  )
    throw new SheetProblem('NOT_A_SHEET');
  return filled(readCsv(bytes));
}

function filled(rows: SheetRows): SheetRows {
  const kept = rows.filter((row) => row.some((cell) => cell !== ''));
  if (kept.length === 0) throw new SheetProblem('EMPTY');
  return kept;
}
