import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ServiceOrderType } from '#libs/orders';
import { Loaders, type RequestLoaders } from '#libs/platform';
import { EVALUATIONS_OF_ORDER, RECTIFICATIONS_OF_ORDER } from './evaluation.loaders';
import { EvaluationType, RectificationType } from './evaluation.types';

/** What was said of an order, on the order itself; for those who see all of it. */
@Resolver(() => ServiceOrderType)
export class OrderEvaluationsResolver {
  @ResolveField(() => [EvaluationType], { description: 'Ratings of its stages 评价' })
  async evaluations(
    @Parent() { view }: ServiceOrderType,
    @Loaders() loaders: RequestLoaders,
  ): Promise<EvaluationType[]> {
    return view.visibility.full ? loaders.get(EVALUATIONS_OF_ORDER).load(view.order.id) : [];
  }

  @ResolveField(() => [RectificationType], { description: 'What bad reviews started 整改, latest first' })
  async rectifications(
    @Parent() { view }: ServiceOrderType,
    @Loaders() loaders: RequestLoaders,
  ): Promise<RectificationType[]> {
    return view.visibility.full ? loaders.get(RECTIFICATIONS_OF_ORDER).load(view.order.id) : [];
  }
}
