import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { safeText } from '../domain/safe-text';
import { localTime, type Cell, type TableColumn, type TableFile } from './table-file';

/**
 * One sheet of an Excel workbook, written as it comes. Texts are typed as texts (`inlineStr`), so nothing in them is ever
 * computed; figures are figures.
 */
export class XlsxTable implements TableFile {
  private readonly sheet = new PassThrough();
  private readonly whole: Promise<Buffer>;
  private rows = 0;

  constructor(sheetName: string, columns: readonly TableColumn[]) {
    const zip = new ZipFile();
    for (const [path, xml] of Object.entries(partsOf(sheetName)))
      zip.addBuffer(Buffer.from(xml, 'utf8'), path);
    zip.addReadStream(this.sheet, 'xl/worksheets/sheet1.xml');
    zip.end();
    this.whole = buffer(zip.outputStream);
    this.sheet.write(sheetHead(columns));
    this.sheet.write(
      this.rowOf(
        columns.map(({ title }) => title),
        HEAD_STYLE,
      ),
    );
  }

  async row(cells: readonly Cell[]): Promise<void> {
    if (!this.sheet.write(this.rowOf(cells, ''))) await once(this.sheet, 'drain');
  }

  end(): Promise<Buffer> {
    this.sheet.end('</sheetData></worksheet>');
    return this.whole;
  }

  private rowOf(cells: readonly Cell[], style: string): string {
    return `<row r="${++this.rows}">${cells.map((cell) => cellOf(cell, style)).join('')}</row>`;
  }
}

const HEAD_STYLE = ' s="1"';

function cellOf(cell: Cell, style: string): string {
  if (cell === null || cell === '') return '<c/>';
  if (typeof cell === 'number') return `<c${style}><v>${Number.isFinite(cell) ? cell : 0}</v></c>`;
  const shown = cell instanceof Date ? localTime(cell) : safeText(cell);
  return `<c${style} t="inlineStr"><is><t xml:space="preserve">${escaped(shown)}</t></is></c>`;
}

const escaped = (value: string): string =>
  value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

function sheetHead(columns: readonly TableColumn[]): string {
  const widths = columns.map(
    ({ width }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`,
  );
  // the head stays in sight while the rows are scrolled
  const view =
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';
  return `${XML}<worksheet xmlns="${MAIN}">${view}<cols>${widths.join('')}</cols><sheetData>`;
}

/** The rest of a workbook: what sheets there are, and a bold style for the head. */
const partsOf = (sheetName: string): Readonly<Record<string, string>> => ({
  '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPE}.styles+xml"/></Types>`,
  '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escaped(sheetName.slice(0, 31))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
});
