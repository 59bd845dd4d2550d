import { text, type Refusal } from '#libs/kernel';
import { MOST_ROWS } from './sheet-limits';

const refusal = (code: string, message: Refusal['message'], wayOut: Refusal['wayOut']): Refusal => ({
  code: code.startsWith('IMPORT_') ? code : `SHEET_${code}`,
  message,
  wayOut,
});
const SAVE_AS = text(
  '请用 Excel 或 WPS 打开，另存为 .xlsx 或 CSV 后再导入',
  'Open it in Excel or WPS, save it as .xlsx or CSV, and import that',
);

/** Why a file, or a whole import, is not taken; by code. */
export const sheetRefusals = {
  EMPTY: refusal(
    'EMPTY',
    text('表格是空的', 'The sheet is empty'),
    text('请填写后再导入', 'Fill it in and import it again'),
  ),
  OLD_EXCEL: refusal(
    'OLD_EXCEL',
    text(
      '这是旧版 Excel（.xls）或加了密码的文件',
      'This is an old Excel file (.xls), or one locked with a password',
    ),
    text(
      '请去掉密码，另存为 .xlsx 或 CSV 后再导入；只改扩展名没有用',
      'Take off the password and save it as .xlsx or CSV; renaming it does not help',
    ),
  ),
  NOT_A_SHEET: refusal('NOT_A_SHEET', text('这不是表格文件', 'This is not a sheet'), SAVE_AS),
  BROKEN: refusal('BROKEN', text('表格文件不完整或已损坏', 'The file is incomplete or damaged'), SAVE_AS),
  UNKNOWN_LETTERS: refusal(
    'UNKNOWN_LETTERS',
    text('认不出表格里的文字编码', 'The letters of this file cannot be read'),
    SAVE_AS,
  ),
  TOO_MANY_ROWS: refusal(
    'TOO_MANY_ROWS',
    text(`表格超过 ${MOST_ROWS} 行`, `The sheet has more than ${MOST_ROWS} rows`),
    text(
      '请分成几个文件导入，并删去下方的空行',
      'Import it in several files, and delete the empty rows at its end',
    ),
  ),
  TOO_LARGE_INSIDE: refusal(
    'TOO_LARGE_INSIDE',
    text('表格解开后太大', 'The sheet is too large inside'),
    text(
      '请只留要导入的一张表，去掉图片和格式，另存后再导入',
      'Keep only the one sheet, without pictures and formats, and save it anew',
    ),
  ),
  TOO_SLOW: refusal(
    'TOO_SLOW',
    text('读取这个表格用时太久', 'Reading this sheet takes too long'),
    text('请另存为 CSV，或分成几个文件后再导入', 'Save it as CSV, or import it in several files'),
  ),
  BUSY: refusal(
    'BUSY',
    text('正在读取别的表格', 'Other sheets are being read'),
    text('请稍等几秒再导入', 'Try again in a few seconds'),
  ),
  NO_HEAD: refusal(
    'NO_HEAD',
    text('没有找到表头', 'There is no head row'),
    text(
      '请在第一行写上列名，例如：姓名、电话、地址、需求',
      'Name the columns in the first row: name, phone, address, request',
    ),
  ),
  NOT_FOUND: refusal(
    'IMPORT_NOT_FOUND',
    text('没有找到这次导入', 'There is no such import'),
    text('请重新选择文件导入', 'Choose the file again'),
  ),
  CLOSED: refusal(
    'IMPORT_CLOSED',
    text('这次导入已经确认或取消', 'This import was confirmed or cancelled already'),
    text('如需更改请重新导入', 'Import the sheet again to change anything'),
  ),
  COLUMN_UNKNOWN: refusal(
    'IMPORT_COLUMN_UNKNOWN',
    text('列的对应关系不对：同一内容只能对应一列', 'The columns do not fit: each content has one column'),
    text('请重新选择每一列的内容', 'Choose again what each column holds'),
  ),
  NOTHING: refusal(
    'IMPORT_NOTHING_LEFT',
    text('没有可以导入的行', 'No row is left to import'),
    text('请更正表格后重新导入', 'Correct the sheet and import it again'),
  ),
  SCOPE: refusal(
    'IMPORT_PLACE_UNKNOWN',
    text('没有找到这个社区', 'There is no such community'),
    text('请从列表里选择社区', 'Choose the community from the list'),
  ),
} as const;

/** Rows that stand in the way of a confirmation: nothing is half-imported. */
export const rowsInTheWay = (rows: readonly number[]): Refusal => ({
  code: 'IMPORT_ROWS_AT_FAULT',
  message: text(
    `第 ${rows.slice(0, 10).join('、')} 行还有问题，没有导入任何一行`,
    `Rows ${rows.slice(0, 10).join(', ')} have problems; nothing was imported`,
  ),
  wayOut: text(
    '请更正表格后重新导入，或选择跳过这些行',
    'Correct the sheet and import it again, or skip these rows',
  ),
  field: 'skipRows',
  details: { rows: rows.length },
});
