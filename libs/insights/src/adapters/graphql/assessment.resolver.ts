import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Language, PersonActor, Refusal, Result } from '#libs/kernel';
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
import { AssessmentAppeals } from '../../application/assessment-appeals.service';
import {
  AssessmentReader,
  type Assessment,
  type AssessmentAppeal,
  type AssessmentScore,
} from '../../application/assessment-reader.service';
import { AssessmentWeights, type WeightsVersion } from '../../application/assessment-weights.service';
import { Assessments } from '../../application/assessments.service';
import { FEWEST_RATINGS_SHOWN } from '../../domain/access';
import {
  AppealAssessmentInput,
  AssessmentAppealStatusName,
  AssessmentAppealType,
  AssessmentConnection,
  AssessmentListName,
  AssessmentsArgs,
  AssessmentScoreType,
  AssessmentStatusName,
  AssessmentType,
  AssessmentWeightsType,
  DecideAssessmentAppealInput,
  DraftAssessmentInput,
  PublishAssessmentInput,
  UpdateAssessmentWeightsInput,
} from './assessment.types';
import { FigureState } from './insight.enums';
import { PlaceNames } from './place-names';

const AssessmentResult = outcomeOf('AssessmentResult', () => AssessmentType);
const AssessmentAppealResult = outcomeOf('AssessmentAppealResult', () => AssessmentAppealType);
const AssessmentWeightsResult = outcomeOf('AssessmentWeightsResult', () => AssessmentWeightsType);

/** 考评: drafted, appealed, published; its weights. */
@Resolver(() => AssessmentType)
export class AssessmentResolver {
  constructor(
    private readonly cases: Assessments,
    private readonly objections: AssessmentAppeals,
    private readonly weightings: AssessmentWeights,
    private readonly reader: AssessmentReader,
    private readonly names: PlaceNames,
  ) {}

  @Query(() => AssessmentConnection, { description: 'Latest first; drafts for those who work with them' })
  async assessments(
    @CurrentActor() actor: PersonActor,
    @Args() args: AssessmentsArgs,
  ): Promise<Connection<AssessmentType>> {
    const { ofStreet, official, leads } = await this.reader.standingOf(actor, args.streetId);
    if (!ofStreet) throw new ForbiddenError();
    const page = pageRequest(args);
    const rows = await this.reader.list(args.streetId, official || leads.length > 0, page);
    return toConnection(rows, page, ({ draftedAt, id }) => ({ createdAt: draftedAt, id }), shown);
  }

  @Query(() => AssessmentType, { nullable: true })
  async assessment(
    @CurrentActor() actor: PersonActor,
    @Args('id', { type: () => ID }, ParseUUIDPipe) id: string,
  ): Promise<AssessmentType | null> {
    const found = await this.reader.byId(id);
    if (!found) return null;
    const { ofStreet, official, leads } = await this.reader.standingOf(actor, found.streetId);
    const mayLook = ofStreet && (found.status === 'PUBLISHED' || official || leads.length > 0);
    return mayLook ? shown(found) : null;
  }

  @Query(() => [AssessmentWeightsType], {
    description: 'Versions of a street’s weights, latest first; the defaults last',
  })
  async assessmentWeights(
    @CurrentActor() actor: PersonActor,
    @Args('streetId', { type: () => ID }, ParseUUIDPipe) streetId: string,
  ): Promise<AssessmentWeightsType[]> {
    if (!(await this.reader.standingOf(actor, streetId)).ofStreet) throw new ForbiddenError();
    const versions = await this.weightings.versions(streetId);
    return [...versions, await this.weightings.current(null)].map(shownWeights);
  }

  @ResolveField(() => [AssessmentScoreType], {
    description: 'The best of each kind first. A draft shows an organisation its own score alone',
  })
  async scores(
    @Parent() assessment: AssessmentType,
    @CurrentActor() actor: PersonActor,
  ): Promise<AssessmentScoreType[]> {
    const { official, leads } = await this.reader.standingOf(actor, assessment.streetId);
    const isOpen = official || assessment.status === AssessmentStatusName.PUBLISHED;
    const scores = await this.reader.scores(assessment.id, isOpen ? null : leads);
    const names = await this.names.of(scores.map(({ organizationId }) => organizationId));
    return scores.map((score) => ({
      ...shownScore(score, isWithheld(score, official, leads)),
      name: names(score.organizationId),
    }));
  }

  @ResolveField(() => [AssessmentAppealType], {
    description: 'All for officials, its own for an organisation',
  })
  async appeals(
    @Parent() assessment: AssessmentType,
    @CurrentActor() actor: PersonActor,
  ): Promise<AssessmentAppealType[]> {
    const { official, leads } = await this.reader.standingOf(actor, assessment.streetId);
    const appeals = await this.reader.appeals(assessment.id, official ? null : leads);
    return Promise.all(appeals.map((appeal) => this.shownAppeal(appeal)));
  }

  @Mutation(() => AssessmentWeightsResult, {
    description: 'A new version of the weights; assessments keep theirs',
  })
  async updateAssessmentWeights(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: UpdateAssessmentWeightsInput,
  ): Promise<AssessmentWeightsType | CommandRefused> {
    const { streetId, expectedVersion, reason, ...weights } = input;
    const result = await this.weightings.update(actor, streetId, expectedVersion, weights, reason);
    return result.ok ? shownWeights(result.value) : toUserError(result.error, language);
  }

  @Mutation(() => AssessmentResult, { description: '起草考评: freezes the scores of a quarter that is over' })
  async draftAssessment(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') { streetId, quarter }: DraftAssessmentInput,
  ): Promise<AssessmentType | CommandRefused> {
    return answer(await this.cases.draft(actor, streetId, quarter), language);
  }

  @Mutation(() => AssessmentResult, { description: '公布考评: ranks, stars, red list and to-improve list' })
  async publishAssessment(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') { assessmentId }: PublishAssessmentInput,
  ): Promise<AssessmentType | CommandRefused> {
    return answer(await this.cases.publish(actor, assessmentId), language);
  }

  @Mutation(() => AssessmentAppealResult, {
    description: '考评申诉, by the organisation scored, within the window',
  })
  async appealAssessment(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') { assessmentId, organizationId, reason }: AppealAssessmentInput,
  ): Promise<AssessmentAppealType | CommandRefused> {
    const result = await this.objections.file(actor, assessmentId, organizationId, reason);
    return result.ok ? this.shownAppeal(result.value) : toUserError(result.error, language);
  }

  @Mutation(() => AssessmentAppealResult, {
    description: 'Upheld: the score is frozen anew from the figures of now',
  })
  async decideAssessmentAppeal(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') { appealId, upheld, publishedReason }: DecideAssessmentAppealInput,
  ): Promise<AssessmentAppealType | CommandRefused> {
    const result = await this.objections.decide(actor, appealId, upheld, publishedReason);
    return result.ok ? this.shownAppeal(result.value) : toUserError(result.error, language);
  }

  private async shownAppeal(appeal: AssessmentAppeal): Promise<AssessmentAppealType> {
    const names = await this.names.of([appeal.organizationId]);
    return {
      ...appeal,
      organization: names(appeal.organizationId),
      status: AssessmentAppealStatusName[appeal.status],
    };
  }
}

/** Officials see all; an organisation its own unless a rater could be guessed; the others only what is no small sample. */
function isWithheld(score: AssessmentScore, official: boolean, leads: readonly string[]): boolean {
  if (official) return false;
  const isOwn = leads.includes(score.organizationId);
  return isOwn ? score.satisfactionDenominator < FEWEST_RATINGS_SHOWN : !score.enough;
}

function shownScore(score: AssessmentScore, withheld: boolean): Omit<AssessmentScoreType, 'name'> {
  const share = (numerator: number, denominator: number): number | null =>
    withheld || denominator === 0 ? null : numerator / denominator;
  const size = (denominator: number): number => (withheld ? 0 : denominator);
  return {
    organizationId: score.organizationId,
    kind: score.kind,
    response: share(score.responseNumerator, score.responseDenominator),
    responseSample: size(score.responseDenominator),
    resolution: share(score.resolutionNumerator, score.resolutionDenominator),
    resolutionSample: size(score.resolutionDenominator),
    satisfaction: share(score.satisfactionNumerator, score.satisfactionDenominator),
    satisfactionSample: size(score.satisfactionDenominator),
    composite: withheld ? null : score.composite,
    sampleTooSmall: !score.enough,
    withheld,
    frozenAt: score.frozenAt,
    rank: score.rank,
    stars: score.stars,
    list: score.list && AssessmentListName[score.list],
  };
}

const shownWeights = ({ version, weights, reason, setAt }: WeightsVersion): AssessmentWeightsType => ({
  version,
  ...weights,
  reason,
  setAt,
});

const shown = (assessment: Assessment): AssessmentType => ({
  id: assessment.id,
  state: FigureState.FROZEN,
  streetId: assessment.streetId,
  quarter: assessment.quarter,
  status: AssessmentStatusName[assessment.status],
  weights: { version: assessment.weightsVersion, ...assessment.weights, reason: null, setAt: null },
  draftedAt: assessment.draftedAt,
  appealsUntil: assessment.appealsUntil,
  publishedAt: assessment.publishedAt,
});

const answer = (result: Result<Assessment, Refusal>, language: Language): AssessmentType | CommandRefused =>
  result.ok ? shown(result.value) : toUserError(result.error, language);
