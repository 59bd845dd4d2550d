import type { Chart } from './chart';

/** What a report says, whatever it is printed as. Renderers add nothing to it and leave nothing out. */
export interface ReportDocument {
  readonly title: string;
  readonly subtitle: string;
  /** Said at the foot of every page. */
  readonly footer: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly note?: boolean }
  | { readonly kind: 'points'; readonly items: readonly string[] }
  | Table
  | { readonly kind: 'chart'; readonly title: string; readonly chart: Chart };

export interface TableColumn {
  readonly title: string;
  /** Share of the width, in any unit. */
  readonly width: number;
  readonly align?: 'left' | 'right';
}

export interface Table {
  readonly kind: 'table';
  readonly title: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly string[])[];
}

export const heading = (text: string, level: 1 | 2 = 1): Block => ({ kind: 'heading', level, text });
export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
/** Small print: how something is counted. */
export const note = (text: string): Block => ({ kind: 'paragraph', text, note: true });
export const points = (items: readonly string[]): Block => ({ kind: 'points', items });
export const chartOf = (title: string, chart: Chart): Block => ({ kind: 'chart', title, chart });

export const column = (title: string, width: number, align: 'left' | 'right' = 'left'): TableColumn => ({
  title,
  width,
  align,
});
export const table = (
  title: string,
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
): Table => ({ kind: 'table', title, columns, rows });
