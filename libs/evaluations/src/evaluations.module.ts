import { Module, type DynamicModule } from '@nestjs/common';
import { OrganizationsModule } from '#libs/organizations';
import { PeopleModule } from '#libs/people';
import { EvaluationLoaders } from './adapters/graphql/evaluation.loaders';
import { CallbackResolver, EvaluationResolver } from './adapters/graphql/evaluation.resolver';
import { FollowUpResolver } from './adapters/graphql/follow-up.resolver';
import { OrderEvaluationsResolver } from './adapters/graphql/order-evaluations.resolver';
import { RatingResolver } from './adapters/graphql/rating.resolver';
import { SampleResolver } from './adapters/graphql/sample.resolver';
import { AppealsService } from './application/appeals.service';
import { BlindSample } from './application/blind-sample';
import { CallbackTasks } from './application/callback-tasks';
import { CallbacksService } from './application/callbacks.service';
import { EvaluationFollowUps } from './application/evaluation-follow-ups.service';
import { EvaluationPersonData } from './application/evaluation-person-data';
import { EvaluationReader } from './application/evaluation-reader.service';
import { EvaluationRecord } from './application/evaluation-record';
import { PaperRatings } from './application/paper-ratings.service';
import { RateOrderService } from './application/rate-order.service';
import { RatingEntry } from './application/rating-entry';
import { RatingFacts } from './application/rating-facts.service';
import { RatingLinks } from './application/rating-links.service';
import { RectificationService } from './application/rectification.service';
import { Rectifications } from './application/rectifications';
import { SampleAudit } from './application/sample-audit.service';
import { ScoresService } from './application/scores.service';

const services = [
  RateOrderService,
  RatingLinks,
  PaperRatings,
  RectificationService,
  CallbacksService,
  AppealsService,
  ScoresService,
  EvaluationReader,
  SampleAudit,
];

const graphql = [
  EvaluationLoaders,
  EvaluationResolver,
  CallbackResolver,
  OrderEvaluationsResolver,
  RatingResolver,
  FollowUpResolver,
  SampleResolver,
];

export interface EvaluationsOptions {
  /** The app's own orders module: the very object it imports, so that there is one command path. */
  readonly orders: DynamicModule;
}

/** Ratings, rectifications, callbacks, appeals and scores, for every process. */
@Module({})
export class EvaluationsModule {
  static register({ orders }: EvaluationsOptions): DynamicModule {
    return {
      module: EvaluationsModule,
      imports: [orders, OrganizationsModule, PeopleModule],
      providers: [
        RatingFacts,
        EvaluationRecord,
        RatingEntry,
        CallbackTasks,
        BlindSample,
        Rectifications,
        EvaluationFollowUps,
        EvaluationPersonData,
        ...services,
        ...graphql,
      ],
      exports: services,
    };
  }
}
