export { INSIGHT_ENTITIES } from './adapters/persistence/entities';
export { AssessmentAppeals } from './application/assessment-appeals.service';
export {
  AssessmentReader,
  type Assessment,
  type AssessmentScore,
} from './application/assessment-reader.service';
export { Assessments } from './application/assessments.service';
export { AssessmentWeights } from './application/assessment-weights.service';
export { Dashboards, type SpanTile, type Tile } from './application/dashboard.service';
export { FigureReader, type Question, type Sums } from './application/figure-reader.service';
export { FigureRows, type FigureRow } from './application/figure-rows.service';
export { FoldFigures } from './application/fold.service';
export { RebuildFigures, type RebuildProgress } from './application/rebuild.service';
export { FigureScopes, type Asked, type View } from './application/scope.service';
export { VerifyFigures, type CheckedCell } from './application/verify.service';
export { WatchLists, type WatchedOrder } from './application/watch-list.service';
export { SHARES, shareByKey, SPAN_FIGURES } from './domain/figure-list';
export { valueOf, type ShareFigure, type SpanFigure } from './domain/figures';
export { MEASURES, type Counts } from './domain/measures';
export { InsightsModule } from './insights.module';
export { HEARD as HEARD_EVENTS } from './domain/heard-events';
