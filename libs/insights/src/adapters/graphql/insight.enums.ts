import { registerEnumType } from '@nestjs/graphql';

export enum PeriodGrain {
  DAY = 'DAY',
  WEEK = 'WEEK',
  MONTH = 'MONTH',
  QUARTER = 'QUARTER',
  YEAR = 'YEAR',
}
registerEnumType(PeriodGrain, {
  name: 'PeriodGrain',
  description: 'Local calendar of Asia/Shanghai; weeks are ISO weeks',
});

export enum PeriodComparison {
  PREVIOUS = 'PREVIOUS',
  YEAR_BEFORE = 'YEAR_BEFORE',
}
registerEnumType(PeriodComparison, { name: 'PeriodComparison' });

export enum AgeBandChoice {
  UNDER_35 = 'UNDER_35',
  FROM_35 = 'FROM_35',
  FROM_60 = 'FROM_60',
  FROM_70 = 'FROM_70',
  FROM_80 = 'FROM_80',
  UNKNOWN = 'UNKNOWN',
}
registerEnumType(AgeBandChoice, { name: 'AgeBand', description: 'Age of the person an order is for' });

export enum FigureUnit {
  SHARE = 'SHARE',
  HOURS = 'HOURS',
  SCORE = 'SCORE',
}
registerEnumType(FigureUnit, { name: 'FigureUnit', description: 'SHARE and SCORE are 0 to 1' });

export enum FigureDirection {
  HIGHER = 'HIGHER',
  LOWER = 'LOWER',
  NEUTRAL = 'NEUTRAL',
}
registerEnumType(FigureDirection, { name: 'FigureDirection', description: 'Which way is better' });

export enum IntervalMethod {
  WILSON_95 = 'WILSON_95',
  NONE = 'NONE',
}
registerEnumType(IntervalMethod, { name: 'IntervalMethod' });

export enum FigureState {
  LIVE = 'LIVE',
  FROZEN = 'FROZEN',
}
registerEnumType(FigureState, {
  name: 'FigureState',
  description: 'LIVE: moves with every late rating. FROZEN: a snapshot with the weights it was scored with',
});

export enum ScopeKind {
  DISTRICT = 'DISTRICT',
  STREET = 'STREET',
  COMMUNITY = 'COMMUNITY',
  ORGANIZATION = 'ORGANIZATION',
}
registerEnumType(ScopeKind, { name: 'FigureScopeKind' });

export enum WatchListName {
  YELLOW = 'YELLOW',
  RED = 'RED',
  COMMUNITY_FALLBACK = 'COMMUNITY_FALLBACK',
  STREET_FALLBACK = 'STREET_FALLBACK',
  UNMET = 'UNMET',
}
registerEnumType(WatchListName, { name: 'WatchListName', description: 'Lists a supervisor watches' });
