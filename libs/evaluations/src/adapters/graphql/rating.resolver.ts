import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Language, PersonActor, Refusal, Result } from '#libs/kernel';
import {
  CallLimiter,
  ClientInfo,
  CurrentActor,
  OptionalActor,
  outcomeOf,
  pageRequest,
  RequestLanguage,
  toConnection,
  toUserError,
  type CallRule,
  type CommandRefused,
  type Connection,
  PageArgs,
  type RequestClient,
} from '#libs/platform';
import type { Evaluation, RatingContent } from '../../application/evaluation';
import { EvaluationReader } from '../../application/evaluation-reader.service';
import { PaperRatings } from '../../application/paper-ratings.service';
import { RateOrderService } from '../../application/rate-order.service';
import { RatingLinks } from '../../application/rating-links.service';
import type { Stage } from '../../domain/stages';
import { StageEnum } from './evaluation.enums';
import {
  CheckPaperRatingInput,
  EnterPaperRatingInput,
  IssueRatingLinkInput,
  OrganizationEvaluationsArgs,
  RateByLinkInput,
  RateOrderInput,
  type RatingInput,
} from './evaluation.inputs';
import {
  EvaluationConnection,
  EvaluationType,
  OpenedRatingLinkType,
  RatingLinkType,
} from './evaluation.types';

const EvaluationResult = outcomeOf('EvaluationResult', () => EvaluationType);
const RatingLinkResult = outcomeOf('RatingLinkResult', () => RatingLinkType);
const OpenedRatingLinkResult = outcomeOf('OpenedRatingLinkResult', () => OpenedRatingLinkType);

/** Links are not guessed; an address that tries all the same is slowed down. Room for a hall that rates at once. */
const BY_ADDRESS: CallRule = { name: 'rate-by-link', calls: 120, seconds: 600 };

/** Ratings: by the resident, by link, typed by staff, on paper. */
@Resolver()
export class RatingResolver {
  constructor(
    private readonly ratings: RateOrderService,
    private readonly links: RatingLinks,
    private readonly papers: PaperRatings,
    private readonly limiter: CallLimiter,
    private readonly reader: EvaluationReader,
  ) {}

  @Mutation(() => EvaluationResult, {
    description: '评价: by the resident; or typed, with evidence, by a unit that did not serve',
  })
  async rateOrder(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: RateOrderInput,
  ): Promise<EvaluationType | CommandRefused> {
    const { orderId, channel, idempotencyKey, occurredAt, evidence, evidenceRef } = input;
    return answer(
      await this.ratings.rateOrder(actor, {
        ...contentOf(input),
        orderId,
        channel,
        idempotencyKey,
        occurredAt: occurredAt ?? null,
        evidence: evidence ?? null,
        evidenceRef: evidenceRef ?? null,
      }),
      language,
    );
  }

  @Mutation(() => EvaluationResult, {
    description: 'By a one-time link or the slip’s code, without an account',
  })
  async rateByLink(
    @OptionalActor() actor: PersonActor | null,
    @ClientInfo() client: RequestClient,
    @RequestLanguage() language: Language,
    @Args('input') input: RateByLinkInput,
  ): Promise<EvaluationType | CommandRefused> {
    await this.limiter.require(BY_ADDRESS, client.clientAddress);
    const { token, channel, idempotencyKey } = input;
    return answer(
      await this.links.rateByLink(actor, { ...contentOf(input), token, channel, idempotencyKey }),
      language,
    );
  }

  @Mutation(() => RatingLinkResult, {
    description: 'A link the resident holds; by the resident or the desk above',
  })
  async issueRatingLink(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') { orderId, stage, idempotencyKey }: IssueRatingLinkInput,
  ): Promise<RatingLinkType | CommandRefused> {
    return answer(await this.links.issue(actor, { orderId, stage, idempotencyKey }), language);
  }

  @Mutation(() => EvaluationResult, { description: 'Types a paper; it waits for a second person' })
  async enterPaperRating(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: EnterPaperRatingInput,
  ): Promise<EvaluationType | CommandRefused> {
    const { orderId, occurredAt, slipNumber, idempotencyKey } = input;
    return answer(
      await this.papers.enter(actor, {
        ...contentOf(input),
        orderId,
        occurredAt,
        slipNumber,
        idempotencyKey,
      }),
      language,
    );
  }

  @Mutation(() => EvaluationResult, { description: 'The second person’s look; repeating it changes nothing' })
  async checkPaperRating(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') { evaluationId, agrees, note }: CheckPaperRatingInput,
  ): Promise<EvaluationType | CommandRefused> {
    return answer(await this.papers.check(actor, evaluationId, agrees, note ?? null), language);
  }

  @Query(() => OpenedRatingLinkResult, { description: 'For the page behind a link. Public' })
  async ratingLink(
    @RequestLanguage() language: Language,
    @Args('token') token: string,
  ): Promise<OpenedRatingLinkType | CommandRefused> {
    return answer(await this.links.openedBy(token), language);
  }

  @Query(() => [StageEnum], { description: 'Stages of an order that may be rated now and have not been' })
  ratableStages(
    @CurrentActor() actor: PersonActor,
    @Args('orderId', { type: () => ID }, ParseUUIDPipe) orderId: string,
  ): Promise<Stage[]> {
    return this.reader.ratableStages(actor, orderId);
  }

  @Query(() => EvaluationConnection, { description: 'Papers that wait for a second person, oldest first' })
  async pendingPaperRatings(
    @CurrentActor() actor: PersonActor,
    @Args() args: PageArgs,
  ): Promise<Connection<EvaluationType>> {
    const page = pageRequest(args);
    return connectionTo(await this.papers.pending(actor, page), page);
  }

  @Query(() => EvaluationConnection, { description: 'Of an organisation, latest first, without names' })
  async evaluationsOf(
    @CurrentActor() actor: PersonActor,
    @Args() args: OrganizationEvaluationsArgs,
  ): Promise<Connection<EvaluationType>> {
    const page = pageRequest(args);
    return connectionTo(await this.reader.ofOrganization(actor, args.organizationId, page), page);
  }
}

const connectionTo = (
  rows: readonly Evaluation[],
  page: ReturnType<typeof pageRequest>,
): Connection<EvaluationType> =>
  toConnection(
    rows,
    page,
    ({ enteredAt, id }) => ({ createdAt: enteredAt, id }),
    (row) => row,
  );

const contentOf = ({ stage, stars, dimensions, tags, words }: RatingInput): RatingContent => ({
  stage,
  stars,
  dimensions: Object.fromEntries((dimensions ?? []).map((one) => [one.dimension, one.stars])),
  tags: tags ?? [],
  words: words?.trim() ? words.trim() : null,
});

const answer = <T>(result: Result<T, Refusal>, language: Language): T | CommandRefused =>
  result.ok ? result.value : toUserError(result.error, language);
