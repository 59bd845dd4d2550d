import type { Language } from '#libs/kernel';
import type { SpanTile, Tile, TrendPoint } from '../../application/dashboard.service';
import { COMPOSITE } from '../../domain/composite';
import { SHARES, SPAN_FIGURES } from '../../domain/figure-list';
import type { ShareFigure, SpanFigure } from '../../domain/figures';
import { binFrom } from '../../domain/histogram';
import { SMALLEST_SAMPLE } from '../../domain/interval';
import type { Period } from '../../domain/period';
import type { Ranked } from '../../domain/ranking';
import type { RankedOrganizationType } from './dashboard.types';
import type {
  FigureDefinitionType,
  FigureTileType,
  PeriodType,
  TimeTileType,
  TrendPointType,
} from './figure.types';
import { FigureDirection, FigureUnit, IntervalMethod, PeriodGrain } from './insight.enums';

const HOUR = 3600;
const hours = (seconds: number | null): number | null =>
  seconds === null ? null : Math.round((seconds / HOUR) * 1000) / 1000;

export const shownPeriod = ({ grain, key, from, to }: Period): PeriodType => ({
  grain: PeriodGrain[grain],
  key,
  from,
  to,
});

export const shownShare = (figure: ShareFigure, language: Language): FigureDefinitionType => ({
  key: figure.key,
  name: figure.name[language],
  formula: figure.formula[language],
  numerator: figure.numerator[language],
  denominator: figure.denominator[language],
  leftOut: figure.leftOut[language],
  unit: FigureUnit.SHARE,
  direction: FigureDirection[figure.direction],
  interval: IntervalMethod.WILSON_95,
  ofOrganization: figure.ofOrganization,
});

const shownSpan = (figure: SpanFigure, language: Language): FigureDefinitionType => ({
  key: figure.key,
  name: figure.name[language],
  formula: figure.formula[language],
  numerator: null,
  denominator: null,
  leftOut: figure.leftOut[language],
  unit: FigureUnit.HOURS,
  direction: FigureDirection.LOWER,
  interval: IntervalMethod.NONE,
  ofOrganization: figure.ofOrganization,
});

export const shownComposite = (language: Language): FigureDefinitionType => ({
  key: COMPOSITE.key,
  name: COMPOSITE.name[language],
  formula: COMPOSITE.formula[language],
  numerator: null,
  denominator: null,
  leftOut: COMPOSITE.leftOut[language],
  unit: FigureUnit.SCORE,
  direction: FigureDirection.HIGHER,
  interval: IntervalMethod.NONE,
  ofOrganization: true,
});

export const allDefinitions = (language: Language): FigureDefinitionType[] => [
  ...SHARES.map((figure) => shownShare(figure, language)),
  ...SPAN_FIGURES.map((figure) => shownSpan(figure, language)),
  shownComposite(language),
];

export function shownTile(tile: Tile, language: Language): FigureTileType {
  const { figure, value, before, denominator } = tile;
  return {
    definition: shownShare(figure, language),
    value,
    numerator: tile.numerator,
    denominator,
    interval: tile.interval,
    leftOutShare: tile.leftOutShare,
    sampleTooSmall: denominator < SMALLEST_SAMPLE,
    withheld: tile.withheld,
    compared: before && {
      numerator: before.numerator,
      denominator: before.denominator,
      value: before.value,
      change: value === null || before.value === null ? null : value - before.value,
    },
  };
}

export const shownTimes = (
  { figure, bins, sampleSize, median, p90, before }: SpanTile,
  language: Language,
): TimeTileType => ({
  definition: shownSpan(figure, language),
  sampleSize,
  medianHours: hours(median),
  p90Hours: hours(p90),
  bins: bins.map(({ bin, orders }) => ({
    fromHours: hours(binFrom(bin))!,
    toHours: hours(binFrom(bin + 1))!,
    orders,
  })),
  compared: before && {
    sampleSize: before.sampleSize,
    medianHours: hours(before.median),
    p90Hours: hours(before.p90),
  },
});

export const shownPoint = ({ period, tile }: TrendPoint): TrendPointType => ({
  period: shownPeriod(period),
  value: tile.value,
  numerator: tile.numerator,
  denominator: tile.denominator,
  interval: tile.interval,
  withheld: tile.withheld,
});

export const shownRanked = (row: Ranked, names: (id: string) => string): RankedOrganizationType => ({
  organizationId: row.organizationId,
  name: names(row.organizationId),
  rank: row.rank,
  sampleTooSmall: row.denominator < SMALLEST_SAMPLE,
  value: row.value,
  lower: row.interval?.lower ?? null,
  upper: row.interval?.upper ?? null,
  sampleSize: row.denominator,
});
