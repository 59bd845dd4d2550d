import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Language, PersonActor, Refusal, Result } from '#libs/kernel';
import { CommandRefused, CurrentActor, outcomeOf, RequestLanguage, toUserError } from '#libs/platform';
import { EditItemsService } from '../../application/edit-items.service';
import { EditSessionsService } from '../../application/edit-sessions.service';
import { ItemProvidersService } from '../../application/item-providers.service';
import type { ItemContent } from '../../domain/service-item';
import type { SessionContent } from '../../domain/service-session';
import { ServiceItemType } from './service-item.type';
import { ServiceSessionType } from './service-session.type';
import {
  CreateServiceItemInput,
  CreateServiceSessionInput,
  EditServiceItemInput,
  EditServiceSessionInput,
  ItemProviderInput,
  OpenServiceSessionInput,
  ShelveItemInput,
  type ItemContentInput,
  type SessionContentInput,
} from './shelf.inputs';

const ServiceItemResult = outcomeOf('ServiceItemResult', () => ServiceItemType);
const ServiceSessionResult = outcomeOf('ServiceSessionResult', () => ServiceSessionType);

type Outcome<T> = Promise<T | CommandRefused>;

/** Changes to the shelf and its sessions. All but the creating ones have one effect however often they are sent. */
@Resolver()
export class EditShelfResolver {
  constructor(
    private readonly items: EditItemsService,
    private readonly providers: ItemProvidersService,
    private readonly sessions: EditSessionsService,
  ) {}

  @Mutation(() => ServiceItemResult, {
    description: 'A draft, by a provider lead or those who keep the shelf',
  })
  async createServiceItem(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: CreateServiceItemInput,
  ): Outcome<ServiceItemType> {
    const { organizationId, idempotencyKey } = input;
    return answer(
      await this.items.createItem(actor, { organizationId, idempotencyKey, content: contentOf(input) }),
      language,
    );
  }

  @Mutation(() => ServiceItemResult, { description: 'Replaces the content of an item' })
  async editServiceItem(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: EditServiceItemInput,
  ): Outcome<ServiceItemType> {
    return answer(await this.items.editItem(actor, input.itemId, contentOf(input)), language);
  }

  @Mutation(() => ServiceItemResult, { description: '上架, by community secretary or street' })
  async putItemOnShelf(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: ShelveItemInput,
  ): Outcome<ServiceItemType> {
    return answer(await this.items.putOnShelf(actor, input.itemId), language);
  }

  @Mutation(() => ServiceItemResult, {
    description: '下架, by community secretary or street; orders placed go on',
  })
  async takeItemOffShelf(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: ShelveItemInput,
  ): Outcome<ServiceItemType> {
    return answer(await this.items.takeOffShelf(actor, input.itemId), language);
  }

  @Mutation(() => ServiceItemResult, { description: 'An organisation offers the service from now on' })
  async joinServiceItem(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: ItemProviderInput,
  ): Outcome<ServiceItemType> {
    return answer(await this.providers.joinItem(actor, input.itemId, input.organizationId), language);
  }

  @Mutation(() => ServiceItemResult, { description: 'An organisation offers the service no more' })
  async leaveServiceItem(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: ItemProviderInput,
  ): Outcome<ServiceItemType> {
    return answer(await this.providers.leaveItem(actor, input.itemId, input.organizationId), language);
  }

  @Mutation(() => ServiceSessionResult, { description: 'A session 场次 of an item on the shelf' })
  async createServiceSession(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: CreateServiceSessionInput,
  ): Outcome<ServiceSessionType> {
    const { itemId, organizationId, open, idempotencyKey } = input;
    return answer(
      await this.sessions.createSession(actor, {
        itemId,
        organizationId,
        open,
        idempotencyKey,
        content: sessionContentOf(input),
      }),
      language,
    );
  }

  @Mutation(() => ServiceSessionResult, { description: 'Time and place stand once somebody has booked' })
  async editServiceSession(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: EditServiceSessionInput,
  ): Outcome<ServiceSessionType> {
    return answer(await this.sessions.editSession(actor, input.sessionId, sessionContentOf(input)), language);
  }

  @Mutation(() => ServiceSessionResult, { description: 'Opens a planned session for orders' })
  async openServiceSession(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: OpenServiceSessionInput,
  ): Outcome<ServiceSessionType> {
    return answer(await this.sessions.openSession(actor, input.sessionId), language);
  }
}

function answer<T>(result: Result<T, Refusal>, language: Language): T | CommandRefused {
  return result.ok ? result.value : toUserError(result.error, language);
}

function contentOf(input: ItemContentInput): ItemContent {
  return {
    categoryId: input.categoryId,
    nameZh: input.nameZh,
    nameEn: input.nameEn,
    descriptionZh: input.descriptionZh,
    delivery: input.delivery,
    durationMinutes: input.durationMinutes,
    groupSize: input.groupSize,
    qualification: input.qualification || null,
    conditions: input.conditions || null,
    risk: input.risk,
    complex: input.complex,
    needsTriage: input.needsTriage ?? input.risk !== 'LOW',
    serviceAreaPaths: input.serviceAreaPaths,
    openingTimes: input.openingTimes.map(({ weekday, from, to }) => ({ weekday, from, to })),
    deadlines: Object.fromEntries(
      input.deadlines.map(({ kind, normal, urgent }) => [
        kind,
        { ...(normal && { normal }), ...(urgent && { urgent }) },
      ]),
    ),
    materialsNote: input.materialsNote || null,
    sourceUrl: input.sourceUrl || null,
    usualProvider: input.usualProvider || null,
  };
}

function sessionContentOf({
  startsAt,
  endsAt,
  place,
  capacity,
  waitingCapacity,
}: SessionContentInput): SessionContent {
  return { startsAt, endsAt, place, capacity, waitingCapacity };
}
