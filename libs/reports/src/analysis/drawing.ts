import type { BarChart, Chart, LineChart, RowChart } from './chart';

/** What a chart comes down to. Lengths in points; the origin is the upper left corner. */
export type Mark =
  | {
      readonly kind: 'box';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly fill: string;
    }
  | {
      readonly kind: 'line';
      readonly points: readonly (readonly [number, number])[];
      readonly stroke: string;
      readonly width: number;
    }
  | {
      readonly kind: 'dot';
      readonly x: number;
      readonly y: number;
      readonly fill: string;
      readonly stroke: string;
    }
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly anchor: 'start' | 'middle' | 'end';
      readonly fill: string;
    };

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
}

export const DRAWING_WIDTH = 480;
export const LETTER_SIZE = 9;
/** Told apart by brightness as well, so that a black-and-white copy can be read. */
const COLOURS = ['#b3261e', '#1f6fb2', '#7a9a3a'] as const;
const PALE = '#e6b8b4';
const INK = '#333333';
const GRID = '#dddddd';
const LEGEND = 20;
const AXIS = 34;
const PLOT = 88;

export function drawingOf(chart: Chart): Drawing {
  switch (chart.kind) {
    case 'bars':
      return bars(chart);
    case 'rows':
      return rows(chart);
    case 'lines':
      return lines(chart);
  }
}

/** A round number the axis may end at. */
export function niceTop(most: number): number {
  if (most <= 4) return 4;
  const power = 10 ** Math.floor(Math.log10(most));
  return [1, 2, 4, 5, 8, 10].map((step) => step * power).find((top) => top >= most)!;
}

function bars({ labels, series }: BarChart): Drawing {
  const top = niceTop(Math.max(0, ...series.flatMap(({ values }) => values.map((value) => value ?? 0))));
  const slot = (DRAWING_WIDTH - AXIS) / Math.max(1, labels.length);
  const width = (slot * 0.76) / series.length;
  const boxes = series.flatMap(({ values }, n) =>
    values.map((value, i): Mark => {
      const height = ((value ?? 0) / top) * PLOT;
      const x = AXIS + i * slot + slot * 0.12 + n * width;
      return { kind: 'box', x, y: LEGEND + PLOT - height, width, height, fill: COLOURS[n % 3]! };
    }),
  );
  return {
    width: DRAWING_WIDTH,
    height: LEGEND + PLOT + 18,
    marks: [
      ...grid(top, String),
      ...boxes,
      ...names(labels, slot),
      ...legend(series.map(({ name }) => name)),
    ],
  };
}

function lines({ labels, series }: LineChart): Drawing {
  const slot = (DRAWING_WIDTH - AXIS) / Math.max(1, labels.length);
  const at = (i: number, value: number): [number, number] => [
    AXIS + (i + 0.5) * slot,
    LEGEND + PLOT - value * PLOT,
  ];
  const drawn = series.flatMap(({ values, small }, n): Mark[] => {
    const stroke = COLOURS[n % 3]!;
    const dots = values.flatMap((value, i): Mark[] => {
      if (value === null) return [];
      const [x, y] = at(i, value);
      return [{ kind: 'dot', x, y, stroke, fill: small[i] ? '#ffffff' : stroke }];
    });
    // a month without a value breaks the line: nothing is made up in between
    return [
      ...runs(values, at).map((run): Mark => ({ kind: 'line', points: run, stroke, width: 1.5 })),
      ...dots,
    ];
  });
  return {
    width: DRAWING_WIDTH,
    height: LEGEND + PLOT + 18,
    marks: [
      ...grid(1, (value) => `${Math.round(value * 100)}%`),
      ...drawn,
      ...names(labels, slot),
      ...legend(series.map(({ name }) => name)),
    ],
  };
}

function runs(
  values: readonly (number | null)[],
  at: (i: number, value: number) => [number, number],
): [number, number][][] {
  const found: [number, number][][] = [[]];
  values.forEach((value, i) => {
    if (value === null) found.push([]);
    else found.at(-1)!.push(at(i, value));
  });
  return found.filter((run) => run.length > 1);
}

const ROW = 17;
const NAME_WIDTH = 130;
const VALUE_WIDTH = 60;

function rows({ rows: given, legend: said }: RowChart): Drawing {
  const top = Math.max(1, ...given.map(({ value }) => value));
  const scale = (DRAWING_WIDTH - NAME_WIDTH - VALUE_WIDTH) / top;
  const marks = given.flatMap(({ name, value, part }, i): Mark[] => {
    const y = LEGEND + i * ROW;
    const text = part > 0 ? `${value}（${part}）` : String(value);
    return [
      { kind: 'text', x: NAME_WIDTH - 6, y: y + 11, text: name, anchor: 'end', fill: INK },
      { kind: 'box', x: NAME_WIDTH, y: y + 2, width: value * scale, height: ROW - 5, fill: PALE },
      { kind: 'box', x: NAME_WIDTH, y: y + 2, width: part * scale, height: ROW - 5, fill: COLOURS[0] },
      { kind: 'text', x: NAME_WIDTH + value * scale + 5, y: y + 11, text, anchor: 'start', fill: INK },
    ];
  });
  return {
    width: DRAWING_WIDTH,
    height: LEGEND + given.length * ROW + 4,
    marks: [...marks, ...legend([said.value, said.part], [PALE, COLOURS[0]])],
  };
}

const STEPS = 4;

function grid(top: number, shown: (value: number) => string): Mark[] {
  return Array.from({ length: STEPS + 1 }, (_, n) => {
    const y = LEGEND + PLOT - (n / STEPS) * PLOT;
    return [
      {
        kind: 'line',
        points: [
          [AXIS, y],
          [DRAWING_WIDTH, y],
        ],
        stroke: GRID,
        width: 0.5,
      },
      { kind: 'text', x: AXIS - 5, y: y + 3, text: shown((top * n) / STEPS), anchor: 'end', fill: INK },
    ] satisfies Mark[];
  }).flat();
}

/** Names of the slots, as many as there is room for. */
function names(labels: readonly string[], slot: number): Mark[] {
  const longest = Math.max(1, ...labels.map((label) => label.length));
  const every = Math.max(1, Math.ceil((longest * LETTER_SIZE * 0.8) / slot));
  return labels.flatMap((text, i): Mark[] =>
    i % every === 0
      ? [
          {
            kind: 'text',
            x: AXIS + (i + 0.5) * slot,
            y: LEGEND + PLOT + 13,
            text,
            anchor: 'middle',
            fill: INK,
          },
        ]
      : [],
  );
}

function legend(said: readonly string[], colours: readonly string[] = COLOURS): Mark[] {
  let x = AXIS;
  return said.flatMap((text, n): Mark[] => {
    const at = x;
    x += 26 + text.length * LETTER_SIZE;
    return [
      { kind: 'box', x: at, y: 2, width: 9, height: 9, fill: colours[n % colours.length]! },
      { kind: 'text', x: at + 13, y: 10, text, anchor: 'start', fill: INK },
    ];
  });
}
