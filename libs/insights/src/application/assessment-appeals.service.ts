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
import { OrganizationDirectory } from '#libs/organizations';
import { CLOCK, ForbiddenError, IDS, outboxWrite, UnitOfWork, type TransactionTx } from '#libs/platform';
import { refusals } from '../domain/refusals';
import { ASSESSMENT_APPEAL, AssessmentReader, type AssessmentAppeal } from './assessment-reader.service';
import { insertScores } from './assessment-writes';
import { Assessments } from './assessments.service';

/** 考评申诉: the window between a draft and its publication. */
@Injectable()
export class AssessmentAppeals {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly assessments: Assessments,
    private readonly reader: AssessmentReader,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  /** By the organisation's lead; filed again with the same words: the same appeal. @throws ForbiddenError for others */
  async file(
    actor: PersonActor,
    assessmentId: string,
    organizationId: string,
    reason: string,
  ): Promise<Result<AssessmentAppeal, Refusal>> {
    const assessment = await this.reader.byId(assessmentId);
    if (!assessment) return err(refusals.assessmentUnknown);
    const { leads } = await this.reader.standingOf(actor, assessment.streetId);
    if (!leads.includes(organizationId)) throw new ForbiddenError();
    if (!reason.trim()) return err(refusals.reasonMissing);
    const [score] = await this.reader.scores(assessmentId, [organizationId]);
    if (!score) return err(refusals.notScored);
    const now = this.clock.now();
    return this.unitOfWork.transaction(async (tx) => {
      const [filed] = await this.appeals(tx, 'assessment_id = $1 AND organization_id = $2', [
        assessmentId,
        organizationId,
      ]);
      if (filed) return filed.reason === reason ? ok(filed) : err(refusals.appealedAlready);
      if (assessment.status !== 'DRAFT' || now > assessment.appealsUntil) return err(refusals.appealTooLate);
      const id = this.ids.uuid();
      await tx.query(
        `INSERT INTO assessment_appeals (id, street_id, assessment_id, organization_id, reason, status, filed_by_person_id, filed_at)
         VALUES ($1, $2, $3, $4, $5, 'OPEN', $6, $7)`,
        [id, assessment.streetId, assessmentId, organizationId, reason, actor.personId, now],
      );
      this.tell(tx, 'AssessmentAppealed', assessment.streetId, id, now, { assessmentId, organizationId });
      return ok((await this.appeals(tx, 'id = $1', [id]))[0]!);
    });
  }

  /**
   * Upheld: the organisation's score is frozen anew from the figures of this moment. By a supervisor of the street or an
   * officer of the district, and by neither who filed it nor who drafted. @throws ForbiddenError for others
   */
  async decide(
    actor: PersonActor,
    appealId: string,
    upheld: boolean,
    publishedReason: string,
  ): Promise<Result<AssessmentAppeal, Refusal>> {
    const [appeal] = await this.unitOfWork.atomic((tx) => this.appeals(tx, 'id = $1', [appealId]));
    const assessment = appeal && (await this.reader.byId(appeal.assessmentId));
    if (!appeal || !assessment) return err(refusals.appealUnknown);
    const street = await this.organizations.byId(appeal.streetId);
    if (!street || !holdsRole(actor, ['STREET_SUPERVISOR', 'DISTRICT_OFFICER'], street.path))
      throw new ForbiddenError();
    if (actor.personId === appeal.filedByPersonId || actor.personId === assessment.draftedByPersonId)
      return err(refusals.anotherPersonDecides);
    if (!publishedReason.trim()) return err({ ...refusals.reasonMissing, field: 'publishedReason' });
    const status = upheld ? 'UPHELD' : 'DISMISSED';
    const now = this.clock.now();
    const score = upheld ? await this.assessments.scoreNow(assessment, appeal.organizationId) : null;
    const [scored] = await this.reader.scores(assessment.id, [appeal.organizationId]);
    return this.unitOfWork.transaction(async (tx) => {
      await tx.query('SELECT 1 FROM assessments WHERE id = $1 FOR UPDATE', [assessment.id]);
      const decided = await tx.query(
        `UPDATE assessment_appeals SET status = $2, decided_by_person_id = $3, decided_at = $4, published_reason = $5
          WHERE id = $1 AND status = 'OPEN' RETURNING 1`,
        [appealId, status, actor.personId, now, publishedReason],
      );
      const [after] = await this.appeals(tx, 'id = $1', [appealId]);
      if (decided.length === 0) return after!.status === status ? ok(after!) : err(refusals.appealDecided);
      if (score && scored)
        await insertScores(tx, { assessmentId: assessment.id, streetId: appeal.streetId, frozenAt: now }, [
          { organizationId: appeal.organizationId, kind: scored.kind, ...score },
        ]);
      const payload = { assessmentId: assessment.id, organizationId: appeal.organizationId, status };
      this.tell(tx, 'AssessmentAppealDecided', appeal.streetId, appealId, now, payload);
      return ok(after!);
    });
  }

  private appeals(
    tx: Pick<TransactionTx, 'query'>,
    where: string,
    values: readonly unknown[],
  ): Promise<AssessmentAppeal[]> {
    return tx.query<AssessmentAppeal>(
      `SELECT ${ASSESSMENT_APPEAL} FROM assessment_appeals WHERE ${where}`,
      values,
    );
  }

  private tell(
    tx: TransactionTx,
    type: string,
    streetId: string,
    subjectId: string,
    at: Date,
    payload: object,
  ): void {
    tx.write(outboxWrite([{ id: this.ids.uuid(), type, streetId, subjectId, occurredAt: at, payload }]));
  }
}
