import { AppealEntity } from './appeal.entity';
import { CallbackAttemptEntity } from './callback-attempt.entity';
import { CallbackEntity } from './callback.entity';
import { EvaluationEntity } from './evaluation.entity';
import { RatingLinkEntity } from './rating-link.entity';
import { RectificationEntity } from './rectification.entity';
import { SamplingDrawEntity } from './sampling-draw.entity';
import { SamplingMonthEntity } from './sampling-month.entity';
import { ScoreEntity } from './score.entity';

/** Tables of this lib. */
export const EVALUATION_ENTITIES = [
  EvaluationEntity,
  RatingLinkEntity,
  RectificationEntity,
  CallbackEntity,
  CallbackAttemptEntity,
  AppealEntity,
  ScoreEntity,
  SamplingMonthEntity,
  SamplingDrawEntity,
];
