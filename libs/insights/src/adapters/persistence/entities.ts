import {
  AssessmentAppealEntity,
  AssessmentEntity,
  AssessmentScoreEntity,
  AssessmentWeightsEntity,
} from './assessment.entities';
import { FigureCellEntity, SpanCellEntity } from './cell.entities';
import { InsightMarkEntity } from './insight-mark.entity';
import { OrderFactEntity } from './order-fact.entity';
import { ProviderFactEntity } from './provider-fact.entity';

export const INSIGHT_ENTITIES = [
  InsightMarkEntity,
  OrderFactEntity,
  ProviderFactEntity,
  FigureCellEntity,
  SpanCellEntity,
  AssessmentWeightsEntity,
  AssessmentEntity,
  AssessmentScoreEntity,
  AssessmentAppealEntity,
];
