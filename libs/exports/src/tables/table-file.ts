/** A cell: texts are made harmless, moments are written in the street's local time. */
export type Cell = string | number | Date | null;

export interface TableColumn {
  readonly title: string;
  /** Characters; a hint for spreadsheets. */
  readonly width: number;
}

/** A table that grows row by row, so that memory does not grow with it more than the file does. */
export interface TableFile {
  row(cells: readonly Cell[]): Promise<void>;
  /** Ends the table. @returns the file */
  end(): Promise<Buffer>;
}

const LOCAL = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** `2026-11-22 09:30` in China's time, the same in every format and sortable as text. */
export const localTime = (moment: Date): string => LOCAL.format(moment);
