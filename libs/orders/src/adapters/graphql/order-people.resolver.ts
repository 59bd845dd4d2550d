import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Language, PersonActor } from '#libs/kernel';
import { ContactPreferenceEnum, type ContactPreference } from '#libs/people';
import { CurrentActor, Loaders, RequestLanguage, toUserError, type RequestLoaders } from '#libs/platform';
import { OrderCards } from '../../application/order-cards.service';
import { OrderReader } from '../../application/order-reader.service';
import { PreferredVolunteers } from '../../application/preferred-volunteers.service';
import { acceptedVolunteers, activeClaim } from '../../domain/order';
import { BADGE, MASKED_NAME, ORGANIZATION_NAME, VOLUNTEER_NAME } from './order.loaders';
import { OrderCardResult } from './order.results';
import {
  ComingVolunteerType,
  MaterialCostType,
  PastVolunteerType,
  ServiceOrderType,
  type OrderCardType,
} from './order.types';

/** Who comes to an order, who came before, and what the two sides agreed. */
@Resolver(() => ServiceOrderType)
export class OrderPeopleResolver {
  constructor(
    private readonly reader: OrderReader,
    private readonly volunteers: PreferredVolunteers,
    private readonly cards: OrderCards,
  ) {}

  @ResolveField(() => [ComingVolunteerType], {
    description: 'Who has agreed to come, for the order’s people',
  })
  async whoIsComing(
    @Parent() { view }: ServiceOrderType,
    @Loaders() loaders: RequestLoaders,
  ): Promise<ComingVolunteerType[]> {
    const claim = activeClaim(view.order);
    if (!view.visibility.full || !claim) return [];
    const organizationName = await loaders.get(ORGANIZATION_NAME).load(claim.organizationId);
    return Promise.all(
      acceptedVolunteers(view.order).map(async ({ personId }) => ({
        personId,
        organizationName,
        name: await loaders.get(VOLUNTEER_NAME).load(personId),
        badge: await loaders.get(BADGE).load(`${claim.organizationId}:${personId}`),
      })),
    );
  }

  @ResolveField(() => PastVolunteerType, { nullable: true, description: 'The volunteer asked for again' })
  async preferredVolunteer(
    @Parent() { view }: ServiceOrderType,
    @Loaders() loaders: RequestLoaders,
  ): Promise<PastVolunteerType | null> {
    const { preferred } = view.order.details;
    if (!view.visibility.full || !preferred) return null;
    return {
      ...preferred,
      servedAt: null,
      name: await loaders.get(MASKED_NAME).load(preferred.personId),
      organizationName: await loaders.get(ORGANIZATION_NAME).load(preferred.organizationId),
    };
  }

  @ResolveField(() => ContactPreferenceEnum, {
    nullable: true,
    description: 'How to reach the resident about this order; null: as the person’s profile says',
  })
  contactPreference(@Parent() { view }: ServiceOrderType): ContactPreference | null {
    return view.visibility.full ? (view.order.details.contactPreference ?? null) : null;
  }

  @ResolveField(() => MaterialCostType, { nullable: true })
  materialCost(@Parent() { view }: ServiceOrderType): MaterialCostType | null {
    return view.visibility.full ? (view.order.details.materialCost ?? null) : null;
  }

  @Query(() => [PastVolunteerType], { description: 'Volunteers who came to the caller, the latest first' })
  async myVolunteers(
    @CurrentActor() actor: PersonActor,
    @Loaders() loaders: RequestLoaders,
  ): Promise<PastVolunteerType[]> {
    const came = await this.volunteers.of(actor.personId);
    return Promise.all(
      came.map(async (volunteer) => ({
        ...volunteer,
        name: await loaders.get(MASKED_NAME).load(volunteer.personId),
        organizationName: await loaders.get(ORGANIZATION_NAME).load(volunteer.organizationId),
      })),
    );
  }

  @Query(() => OrderCardResult, { description: '订单卡片 for the WeChat group, without personal details' })
  async orderCard(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('orderId', { type: () => ID }) orderId: string,
  ) {
    const view = await this.reader.byId(actor, orderId);
    if (!view.ok) return toUserError(view.error, language);
    return { text: (await this.cards.of(view.value))[language] } satisfies OrderCardType;
  }
}
