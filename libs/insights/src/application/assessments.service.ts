import { Inject, Injectable } from '@nestjs/common';
import {
  err,
  holdsRole,
  ok,
  type Clock,
  type Ids,
  type PersonActor,
  type Refusal,
  type Result,
} from '#libs/kernel';
import { OrganizationDirectory, StreetSettingsService, type OrganizationFacts } from '#libs/organizations';
import { CLOCK, ForbiddenError, IDS, outboxWrite, UnitOfWork, type Tx } from '#libs/platform';
import {
  ASSESSMENT_APPEAL_WORKING_DAYS,
  freeze,
  judge,
  type AssessmentStatus,
  type FrozenScore,
} from '../domain/assessment';
import { periodByKey } from '../domain/period';
import { refusals } from '../domain/refusals';
import { AssessmentReader, type Assessment } from './assessment-reader.service';
import { AssessmentWeights } from './assessment-weights.service';
import { FigureReader } from './figure-reader.service';
import { insertScores } from './assessment-writes';

/** Drafts, re-scores and publishes quarterly assessments. What is drafted stands still while dashboards move on. */
@Injectable()
export class Assessments {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly settings: StreetSettingsService,
    private readonly figures: FigureReader,
    private readonly weights: AssessmentWeights,
    private readonly reader: AssessmentReader,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  /**
   * Freezes the scores of all organisations of a street for a quarter that is over, and opens the window for appeals.
   * Drafted already: that draft. @throws ForbiddenError unless the actor is an officer of the street
   */
  async draft(actor: PersonActor, streetId: string, quarter: string): Promise<Result<Assessment, Refusal>> {
    const street = await this.officersStreet(actor, streetId);
    const period = periodByKey('QUARTER', quarter);
    const now = this.clock.now();
    const { workingCalendar: calendar } = await this.settings.forStreet(streetId);
    if (!period || calendar.localDate(now) <= period.to) return err(refusals.quarterNotOver);
    const { version, weights } = await this.weights.current(streetId);
    const scores = await this.scoresOf(street, quarter, weights, null);
    const id = this.ids.uuid();
    const appealsUntil = calendar.addWorkingDays(now, ASSESSMENT_APPEAL_WORKING_DAYS);
    await this.unitOfWork.transaction(async (tx) => {
      const made = await tx.query(
        `INSERT INTO assessments (id, street_id, quarter, status, weights_version, response, resolution, satisfaction,
           drafted_by_person_id, drafted_at, appeals_until)
         VALUES ($1, $2, $3, 'DRAFT', $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (street_id, quarter) DO NOTHING RETURNING 1`,
        [
          id,
          streetId,
          quarter,
          version,
          weights.response,
          weights.resolution,
          weights.satisfaction,
          actor.personId,
          now,
          appealsUntil,
        ],
      );
      if (made.length === 0) return;
      await insertScores(tx, { assessmentId: id, streetId, frozenAt: now }, scores);
      this.tell(tx, 'AssessmentDrafted', streetId, id, now, { quarter });
    });
    return ok((await this.reader.ofQuarter(streetId, quarter))!);
  }

  /**
   * Publishes ranks, stars, red list and to-improve list. Published already: changes nothing.
   * @throws ForbiddenError unless the actor is an officer of the street
   */
  async publish(actor: PersonActor, assessmentId: string): Promise<Result<Assessment, Refusal>> {
    const assessment = await this.reader.byId(assessmentId);
    if (!assessment) return err(refusals.assessmentUnknown);
    await this.officersStreet(actor, assessment.streetId);
    if (assessment.status === ('PUBLISHED' satisfies AssessmentStatus)) return ok(assessment);
    const now = this.clock.now();
    if (now < assessment.appealsUntil) return err(refusals.windowOpen);
    const refusal = await this.unitOfWork.transaction(async (tx): Promise<Refusal | null> => {
      // no appeal is decided, and no score frozen anew, between looking and publishing
      await tx.query('SELECT 1 FROM assessments WHERE id = $1 FOR UPDATE', [assessmentId]);
      const open = await tx.query(
        `SELECT 1 FROM assessment_appeals WHERE assessment_id = $1 AND status = 'OPEN' LIMIT 1`,
        [assessmentId],
      );
      if (open.length > 0) return refusals.appealsOpen;
      const scores = await tx.query<{ organizationId: string; kind: string } & FrozenScore>(
        `SELECT organization_id AS "organizationId", kind, composite, enough FROM assessment_scores WHERE assessment_id = $1`,
        [assessmentId],
      );
      const judged = [...new Set(scores.map(({ kind }) => kind))].flatMap((kind) =>
        judge(scores.filter((one) => one.kind === kind)),
      );
      await tx.query(
        `UPDATE assessment_scores s SET rank = j.rank, stars = j.stars, list = j.list
           FROM jsonb_to_recordset($2::jsonb) AS j("organizationId" uuid, rank int, stars int, list text)
          WHERE s.assessment_id = $1 AND s.organization_id = j."organizationId"`,
        [assessmentId, JSON.stringify(judged)],
      );
      await tx.query(
        `UPDATE assessments SET status = 'PUBLISHED', published_by_person_id = $2, published_at = $3 WHERE id = $1`,
        [assessmentId, actor.personId, now],
      );
      this.tell(tx, 'AssessmentPublished', assessment.streetId, assessmentId, now, {
        quarter: assessment.quarter,
      });
      return null;
    });
    return refusal ? err(refusal) : ok((await this.reader.byId(assessmentId))!);
  }

  /** The score of one organisation from the figures as they are now; null where it served nobody. */
  async scoreNow(assessment: Assessment, organizationId: string): Promise<FrozenScore | null> {
    const street = (await this.organizations.byId(assessment.streetId))!;
    const scores = await this.scoresOf(street, assessment.quarter, assessment.weights, organizationId);
    return scores[0] ?? null;
  }

  private async scoresOf(
    street: OrganizationFacts,
    quarter: string,
    weights: Assessment['weights'],
    organizationId: string | null,
  ): Promise<({ organizationId: string; kind: string } & FrozenScore)[]> {
    const rows = await this.figures.sums({
      streetIds: [street.id],
      scope: 'ORGANIZATION',
      scopeIds: organizationId === null ? null : [organizationId],
      period: periodByKey('QUARTER', quarter)!,
      filters: {},
      by: ['scopeId'],
    });
    const known = await this.organizations.byIds(rows.map(({ scopeId }) => scopeId!));
    return rows.flatMap(({ scopeId, counts }) => {
      const one = known.get(scopeId!);
      return one ? [{ organizationId: one.id, kind: one.kind, ...freeze(counts, weights) }] : [];
    });
  }

  private async officersStreet(actor: PersonActor, streetId: string): Promise<OrganizationFacts> {
    const street = await this.organizations.byId(streetId);
    if (street?.kind !== 'STREET' || !holdsRole(actor, 'STREET_OFFICER', street.path))
      throw new ForbiddenError();
    return street;
  }

  private tell(tx: Tx, type: string, streetId: string, subjectId: string, at: Date, payload: object): void {
    tx.write(outboxWrite([{ id: this.ids.uuid(), type, streetId, subjectId, occurredAt: at, payload }]));
  }
}
