import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ParseUUIDPipe } from '@nestjs/common';
import type { Language, PersonActor, Refusal, Result } from '#libs/kernel';
import { OrderReader, OrderResult, toServiceOrder, type ServiceOrderType } from '#libs/orders';
import { isVisibleTo, OrganizationDirectory } from '#libs/organizations';
import {
  CurrentActor,
  ForbiddenError,
  outcomeOf,
  pageRequest,
  RequestLanguage,
  toConnection,
  toUserError,
  type CommandRefused,
  type Connection,
} from '#libs/platform';
import { AppealsService } from '../../application/appeals.service';
import { CallbacksService } from '../../application/callbacks.service';
import { RectificationService } from '../../application/rectification.service';
import { ScoresService } from '../../application/scores.service';
import {
  AppealEvaluationInput,
  AppealsArgs,
  CallbacksArgs,
  DecideAppealInput,
  RecheckOrderInput,
  RecordCallbackInput,
  SubmitRectificationInput,
} from './evaluation.inputs';
import {
  AppealConnection,
  AppealType,
  CallbackConnection,
  CallbackType,
  ProviderScoreType,
} from './evaluation.types';

const CallbackRecordedResult = outcomeOf('RecordCallbackResult', () => CallbackType);
const AppealResult = outcomeOf('AppealResult', () => AppealType);

/** What follows a rating: rectification, recheck, callbacks, appeals, scores. */
@Resolver()
export class FollowUpResolver {
  constructor(
    private readonly rectifications: RectificationService,
    private readonly callbackTasks: CallbacksService,
    private readonly appealCases: AppealsService,
    private readonly scores: ScoresService,
    private readonly orders: OrderReader,
    private readonly organizations: OrganizationDirectory,
  ) {}

  @Mutation(() => OrderResult, { description: '提交整改: what was put right, for the recheck' })
  async submitRectification(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') { orderId, words, channel, idempotencyKey }: SubmitRectificationInput,
  ): Promise<ServiceOrderType | CommandRefused> {
    const result = await this.rectifications.submit(actor, { orderId, words, channel, idempotencyKey });
    return this.order(actor, result, language);
  }

  @Mutation(() => OrderResult, { description: '复核, by another unit than the one that served' })
  async recheckOrder(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') { orderId, result, anotherTeam, note, channel, idempotencyKey }: RecheckOrderInput,
  ): Promise<ServiceOrderType | CommandRefused> {
    const given = { orderId, result, anotherTeam, note: note ?? null, channel, idempotencyKey };
    return this.order(actor, await this.rectifications.recheck(actor, given), language);
  }

  @Mutation(() => CallbackRecordedResult, {
    description: '记录回访, by another unit than the one that served',
  })
  async recordCallback(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input')
    { callbackId, orderId, note, result, anotherTeam, channel, idempotencyKey }: RecordCallbackInput,
  ): Promise<CallbackType | CommandRefused> {
    const recorded = await this.callbackTasks.record(actor, {
      callbackId: callbackId ?? null,
      orderId: orderId ?? null,
      note: note ?? null,
      result,
      anotherTeam,
      channel,
      idempotencyKey,
    });
    return answer(recorded, language);
  }

  @Mutation(() => AppealResult, { description: '申诉, within five working days, by the rated organisation' })
  async appealEvaluation(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') { evaluationId, reason, idempotencyKey }: AppealEvaluationInput,
  ): Promise<AppealType | CommandRefused> {
    return answer(await this.appealCases.file(actor, { evaluationId, reason, idempotencyKey }), language);
  }

  @Mutation(() => AppealResult, {
    description: 'The panel’s decision with its published reason; repeating it changes nothing',
  })
  async decideAppeal(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') { appealId, upheld, publishedReason }: DecideAppealInput,
  ): Promise<AppealType | CommandRefused> {
    return answer(await this.appealCases.decide(actor, appealId, upheld, publishedReason), language);
  }

  @Query(() => CallbackConnection, { description: 'Calls the caller’s desk owes, the most urgent first' })
  async callbacks(
    @CurrentActor() actor: PersonActor,
    @Args() args: CallbacksArgs,
  ): Promise<Connection<CallbackType>> {
    const page = pageRequest(args);
    const rows = await this.callbackTasks.list(
      actor,
      { purpose: args.purpose ?? null, status: args.status },
      page,
    );
    return toConnection(
      rows,
      page,
      ({ dueAt, id }) => ({ createdAt: dueAt, id }),
      (row) => row,
    );
  }

  @Query(() => AppealConnection, { description: 'Of the caller’s panel or organisation, latest first' })
  async appeals(
    @CurrentActor() actor: PersonActor,
    @Args() args: AppealsArgs,
  ): Promise<Connection<AppealType>> {
    const page = pageRequest(args);
    return toConnection(
      await this.appealCases.list(actor, args.status ?? null, page),
      page,
      ({ filedAt, id }) => ({ createdAt: filedAt, id }),
      (row) => row,
    );
  }

  @Query(() => ProviderScoreType, { description: 'Living score of an organisation of the caller’s street' })
  async providerScore(
    @CurrentActor() actor: PersonActor,
    @Args('organizationId', { type: () => ID }, ParseUUIDPipe) organizationId: string,
  ): Promise<ProviderScoreType> {
    const organization = await this.organizations.byId(organizationId);
    if (!organization || !isVisibleTo(actor, organization)) throw new ForbiddenError();
    return { organizationId, ...(await this.scores.of([organizationId])).get(organizationId)! };
  }

  private async order(actor: PersonActor, result: Result<string, Refusal>, language: Language) {
    if (!result.ok) return toUserError(result.error, language);
    const view = await this.orders.byId(actor, result.value);
    return view.ok ? toServiceOrder(view.value) : toUserError(view.error, language);
  }
}

const answer = <T>(result: Result<T, Refusal>, language: Language): T | CommandRefused =>
  result.ok ? result.value : toUserError(result.error, language);
