import type { DataSource } from 'typeorm';
import type { Text } from '#libs/kernel';
import {
  compositeOf,
  DEFAULT_WEIGHTS,
  FigureReader,
  FoldFigures,
  PARITY_GROUPS,
  quantile,
  shareByKey,
  SHARES,
  SPAN_FIGURES,
  sumCounts,
  valueOf,
  type Counts,
  type Question,
} from '#libs/insights';
import { UnitOfWork } from '#libs/platform';

/** A figure of the street with what it is made of: the definitions of libs/insights, as everywhere. */
export interface Figure {
  readonly name: Text;
  readonly formula: string;
  readonly numerator: number;
  readonly denominator: number;
}

export interface Duration {
  readonly name: Text;
  /** Hours of product time. */
  readonly median: number | null;
  readonly p90: number | null;
}

export interface StreetFigures {
  readonly shares: readonly Figure[];
  readonly durations: readonly Duration[];
  readonly composite: number | null;
}

const HOUR = 3600;
const EVER = { grain: 'YEAR', from: '2000-01-01', to: '2199-12-31' } as const;

/** The street's figures as they stand now, all its days together. Folds first what events have marked. */
export async function figuresOf(dataSource: DataSource, streetId: string): Promise<StreetFigures> {
  const unitOfWork = new UnitOfWork(dataSource, 'worker');
  await new FoldFigures(unitOfWork, null).foldAll();
  const reader = new FigureReader(unitOfWork);
  const question: Question = {
    streetIds: [streetId],
    scope: 'STREET',
    scopeIds: [streetId],
    period: EVER,
    filters: {},
  };
  const total = async (asked: Question): Promise<Counts> =>
    sumCounts((await reader.sums(asked)).map(({ counts }) => counts));
  const all = await total(question);
  const bins = await reader.bins(question);
  const satisfaction = shareByKey('SATISFACTION')!;
  const bySide = await Promise.all(
    PARITY_GROUPS.filter(({ dimension }) => dimension === 'channel').map(async ({ name, values }) => ({
      name: {
        zh: `${name.zh}${satisfaction.name.zh}`,
        en: `${satisfaction.name.en}, ${name.en.toLowerCase()}`,
      },
      formula: satisfaction.formula.en,
      ...valueOf(satisfaction, await total({ ...question, filters: { channel: values } })),
    })),
  );
  return {
    shares: [
      ...SHARES.map((figure) => ({ name: figure.name, formula: figure.formula.en, ...valueOf(figure, all) })),
      ...bySide,
    ],
    durations: SPAN_FIGURES.map(({ name, span }) => {
      const own = bins.filter((one) => one.span === span);
      const hours = (share: number): number | null => {
        const seconds = quantile(own, share);
        return seconds === null ? null : seconds / HOUR;
      };
      return { name, median: hours(0.5), p90: hours(0.9) };
    }),
    composite: compositeOf(all, DEFAULT_WEIGHTS),
  };
}
