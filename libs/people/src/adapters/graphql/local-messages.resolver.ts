import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import { Inject } from '@nestjs/common';
import { normalizePhone } from '#libs/kernel';
import { APP_CONFIG, ForbiddenError, type AppConfig } from '#libs/platform';
import { LocalMessages } from '../persistence/local-messages';
import { LocalMessageType } from './sign-in.types';

/** Shows what would have gone out by SMS, so that a demonstration needs no provider. */
@Resolver()
export class LocalMessagesResolver {
  constructor(
    private readonly messages: LocalMessages,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  @Query(() => [LocalMessageType], { description: 'Newest first. Development and demonstration only' })
  async localMessages(
    @Args('phone') phone: string,
    @Args('first', { type: () => Int, defaultValue: 5 }) first: number,
  ): Promise<LocalMessageType[]> {
    if (this.config.environment === 'production') throw new ForbiddenError();
    const normalized = normalizePhone(phone);
    if (!normalized.ok) return [];
    return this.messages.to(normalized.value, Math.min(Math.max(first, 1), 20));
  }
}
