export { INSIGHT_ENTITIES } from './adapters/persistence/entities';
export { AssessmentAppeals } from './application/assessment-appeals.service';
export {
  AssessmentReader,
  type Assessment,
  type AssessmentScore,
} from './application/assessment-reader.service';
export { Assessments } from './application/assessments.service';
export { AssessmentWeights } from './application/assessment-weights.service';
export { Dashboards, rankable, type SpanTile, type Tile } from './application/dashboard.service';
export { FigureReader, type Question, type Sums } from './application/figure-reader.service';
export { FigureRows, type FigureRow } from './application/figure-rows.service';
export { FoldFigures } from './application/fold.service';
export { RebuildFigures, type RebuildProgress } from './application/rebuild.service';
export { FigureScopes, questionOf, type Asked, type View } from './application/scope.service';
export { VerifyFigures, type CheckedCell } from './application/verify.service';
export { WatchLists, type WatchedOrder } from './application/watch-list.service';
export { FEWEST_RATINGS_SHOWN } from './domain/access';
export { compositeOf, DEFAULT_WEIGHTS } from './domain/composite';
export { NO_CATEGORY, PARITY_GROUPS } from './domain/dimensions';
export { SHARES, shareByKey, SPAN_FIGURES } from './domain/figure-list';
export { valueOf, type FigureValue, type ShareFigure, type SpanFigure } from './domain/figures';
export { quantile } from './domain/histogram';
export { SMALLEST_SAMPLE } from './domain/interval';
export { MEASURES, NO_COUNTS, sumCounts, type Counts } from './domain/measures';
export {
  beginningOf,
  localDateOf,
  periodByKey,
  periodOf,
  shifted,
  yearBefore,
  type Period,
} from './domain/period';
export type { Ranked } from './domain/ranking';
export { InsightsModule } from './insights.module';
export { HEARD as HEARD_EVENTS } from './domain/heard-events';
