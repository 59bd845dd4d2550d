/** A chart's data; how it is drawn is `drawing.ts`. */
export type Chart = BarChart | RowChart | LineChart;

export interface Series {
  readonly name: string;
  /** Null: nothing to show there. */
  readonly values: readonly (number | null)[];
}

/** Columns over time, side by side. */
export interface BarChart {
  readonly kind: 'bars';
  readonly labels: readonly string[];
  readonly series: readonly Series[];
}

/** One row a thing, longest first as given, its value written behind it. */
export interface RowChart {
  readonly kind: 'rows';
  readonly rows: readonly {
    readonly name: string;
    readonly value: number;
    /** A part of the value, drawn darker. */
    readonly part: number;
  }[];
  readonly legend: { readonly value: string; readonly part: string };
}

/** Shares, 0 to 1, over time; hollow where the sample is too small. */
export interface LineChart {
  readonly kind: 'lines';
  readonly labels: readonly string[];
  readonly series: readonly (Series & { readonly small: readonly boolean[] })[];
}
