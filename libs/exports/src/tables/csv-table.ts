import { safeText } from '../domain/safe-text';
import { localTime, type Cell, type TableColumn, type TableFile } from './table-file';

/**
 * CSV as Excel and WPS open it without asking: UTF-8 with its mark, commas, CRLF.
 * @public for libs that make reports
 */
export class CsvTable implements TableFile {
  private readonly parts: Buffer[] = [Buffer.from('\uFEFF', 'utf8')];

  constructor(columns: readonly TableColumn[]) {
    this.write(columns.map(({ title }) => title));
  }

  row(cells: readonly Cell[]): Promise<void> {
    this.write(cells);
    return Promise.resolve();
  }

  end(): Promise<Buffer> {
    return Promise.resolve(Buffer.concat(this.parts));
  }

  private write(cells: readonly Cell[]): void {
    this.parts.push(Buffer.from(`${cells.map(fieldOf).join(',')}\r\n`, 'utf8'));
  }
}

function fieldOf(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const shown = cell instanceof Date ? localTime(cell) : safeText(cell);
  return /[",\r\n]/.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown;
}
