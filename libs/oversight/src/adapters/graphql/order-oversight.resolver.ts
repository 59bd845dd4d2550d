import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ServiceOrderType, type Party } from '#libs/orders';
import { Loaders, type RequestLoaders } from '#libs/platform';
import { INCIDENTS_OF_ORDER, REMARKS_OF_ORDER } from './oversight.loaders';
import { IncidentType, RemarkType } from './oversight.types';

const REMARKS_FOR: readonly Party[] = ['CLAIMANT', 'DESK', 'STREET', 'DISTRICT'];

/** What those who supervise said of an order, on the order itself. */
@Resolver(() => ServiceOrderType)
export class OrderOversightResolver {
  @ResolveField(() => [RemarkType], {
    description: '批示, latest first; for those who serve and those in charge',
  })
  async remarks(
    @Parent() { view }: ServiceOrderType,
    @Loaders() loaders: RequestLoaders,
  ): Promise<RemarkType[]> {
    const { parties } = view.visibility;
    return REMARKS_FOR.some((party) => parties.has(party))
      ? loaders.get(REMARKS_OF_ORDER).load(view.order.id)
      : [];
  }

  @ResolveField(() => [IncidentType], { description: 'Injuries, disputes, damage; latest first' })
  async incidents(
    @Parent() { view }: ServiceOrderType,
    @Loaders() loaders: RequestLoaders,
  ): Promise<IncidentType[]> {
    return view.visibility.full ? loaders.get(INCIDENTS_OF_ORDER).load(view.order.id) : [];
  }
}
