export { INSIGHT_ENTITIES } from './adapters/persistence/entities';
export { FoldFigures } from './application/fold.service';
export { RebuildFigures, type RebuildProgress } from './application/rebuild.service';
export { VerifyFigures, type CheckedCell } from './application/verify.service';
export { InsightsModule } from './insights.module';
