import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Language, PersonActor } from '#libs/kernel';
import { CurrentActor, Loaders, RequestLanguage, toUserError, type RequestLoaders } from '#libs/platform';
import { SessionRolls } from '../../application/session-roll.service';
import { MASKED_NAME } from './order.loaders';
import { OrderGateway } from './order-gateway.service';
import { OrderResult } from './order.results';
import {
  CancelSessionInput,
  CheckInInput,
  CloseSessionInput,
  SessionRollEntryType,
  SessionRollResult,
  toSessionRoll,
} from './session.types';

/** The roll of a session 场次: who came, who did not, and its end. */
@Resolver(() => SessionRollEntryType)
export class SessionResolver {
  constructor(
    private readonly rolls: SessionRolls,
    private readonly gateway: OrderGateway,
  ) {}

  @Query(() => SessionRollResult, { description: '名单, for the provider and the desks' })
  async sessionRoll(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('sessionId', { type: () => ID }) sessionId: string,
  ) {
    const roll = await this.rolls.roll(actor, sessionId);
    return roll.ok ? toSessionRoll(roll.value) : toUserError(roll.error, language);
  }

  @Mutation(() => OrderResult, { description: '签到: the order, or the session and a code of the slip' })
  async checkIn(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: CheckInInput,
  ) {
    const { orderId, sessionId, code, idempotencyKey, channel } = input;
    const done = await this.rolls.checkIn(
      { actor, channel },
      { orderId: orderId ?? null, sessionId: sessionId ?? null, code: code ?? null, idempotencyKey },
    );
    return done.ok
      ? this.gateway.answer(actor, language, done.value.orderId)
      : toUserError(done.error, language);
  }

  @Mutation(() => SessionRollResult, {
    description: '点名结束: who came was served, who did not is absent; again, it changes nothing',
  })
  async closeSession(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: CloseSessionInput,
  ) {
    const { sessionId, absentOrderIds, channel } = input;
    const done = await this.rolls.close({ actor, channel }, sessionId, absentOrderIds ?? null);
    return done.ok ? toSessionRoll(done.value) : toUserError(done.error, language);
  }

  @Mutation(() => SessionRollResult, {
    description: '取消场次: every order of it is cancelled; again, it changes nothing',
  })
  async cancelSession(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: CancelSessionInput,
  ) {
    const done = await this.rolls.cancel({ actor, channel: input.channel }, input.sessionId, input.reason);
    return done.ok ? toSessionRoll(done.value) : toUserError(done.error, language);
  }

  @ResolveField(() => String, { nullable: true, description: 'Family name only' })
  residentName(
    @Parent() { requesterId }: SessionRollEntryType,
    @Loaders() loaders: RequestLoaders,
  ): Promise<string | null> {
    return loaders.get(MASKED_NAME).load(requesterId);
  }
}
