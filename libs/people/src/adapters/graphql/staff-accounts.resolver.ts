import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Language, PersonActor, Refusal, Result } from '#libs/kernel';
import {
  CurrentActor,
  Loaders,
  PageArgs,
  pageRequest,
  RequestLanguage,
  toConnection,
  toUserError,
  type CommandRefused,
  type RequestLoaders,
} from '#libs/platform';
import {
  StaffAccountList,
  type AccountEntryFacts,
  type StaffAccountFacts,
} from '../../application/staff-account-list.service';
import { StaffAccounts, type StaffAccountDone } from '../../application/staff-accounts.service';
import { CreateStaffAccountInput, StaffAccountInput, StaffAccountReasonInput } from './account.inputs';
import {
  AccountEntryType,
  StaffAccountConnection,
  StaffAccountResult,
  StaffAccountType,
} from './account.types';
import { ACCOUNT_RECORD_OF, MASKED_NAME_OF } from './person.loaders';

/** Staff accounts, by whoever gives the roles of their holders. */
@Resolver(() => StaffAccountType)
export class StaffAccountsResolver {
  constructor(
    private readonly accounts: StaffAccounts,
    private readonly list: StaffAccountList,
  ) {}

  @Query(() => StaffAccountConnection, {
    description: 'Of those who hold a role in the organisation or below it; for whoever gives roles there',
  })
  async staffAccounts(
    @CurrentActor() actor: PersonActor,
    @Args('organizationId', { type: () => ID }) organizationId: string,
    @Args() args: PageArgs,
  ) {
    const page = pageRequest(args);
    const rows = await this.list.under(actor, organizationId, page);
    return toConnection(
      rows,
      page,
      ({ createdAt, personId }) => ({ createdAt, id: personId }),
      (row) => ({ ...row, id: row.personId }),
    );
  }

  @Mutation(() => StaffAccountResult, { description: 'With a password to be changed at the first sign-in' })
  async createStaffAccount(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: CreateStaffAccountInput,
  ): Promise<StaffAccountDone | CommandRefused> {
    return answer(await this.accounts.create(actor, input), language);
  }

  @Mutation(() => StaffAccountResult, { description: 'For a forgotten password; ends the sign-ins' })
  async resetStaffPassword(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') { personId, idempotencyKey }: StaffAccountInput,
  ): Promise<StaffAccountDone | CommandRefused> {
    return answer(await this.accounts.resetPassword(actor, personId, idempotencyKey), language);
  }

  @Mutation(() => StaffAccountResult, { description: 'Signs its holder out, and keeps him out' })
  async lockStaffAccount(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') { personId, reason }: StaffAccountReasonInput,
  ): Promise<StaffAccountDone | CommandRefused> {
    return answer(await this.accounts.lock(actor, personId, reason), language);
  }

  @Mutation(() => StaffAccountResult)
  async unlockStaffAccount(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') { personId }: StaffAccountInput,
  ): Promise<StaffAccountDone | CommandRefused> {
    return answer(await this.accounts.unlock(actor, personId), language);
  }

  @Mutation(() => StaffAccountResult, { description: 'For a lost phone; ends the sign-ins' })
  async resetSecondFactor(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') { personId, reason }: StaffAccountReasonInput,
  ): Promise<StaffAccountDone | CommandRefused> {
    return answer(await this.accounts.resetFactor(actor, personId, reason), language);
  }

  @ResolveField(() => String, { nullable: true, description: '王**' })
  maskedName(
    @Loaders() loaders: RequestLoaders,
    @Parent() { personId }: StaffAccountFacts,
  ): Promise<string | null> {
    return loaders.get(MASKED_NAME_OF).load(personId);
  }

  @ResolveField(() => [AccountEntryType], { description: 'The latest twenty entries, newest first' })
  record(
    @Loaders() loaders: RequestLoaders,
    @Parent() { personId }: StaffAccountFacts,
  ): Promise<readonly AccountEntryFacts[]> {
    return loaders.get(ACCOUNT_RECORD_OF).load(personId);
  }
}

const answer = (result: Result<StaffAccountDone, Refusal>, language: Language) =>
  result.ok ? result.value : toUserError(result.error, language);
