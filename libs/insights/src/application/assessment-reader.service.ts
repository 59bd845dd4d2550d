import { Inject, Injectable } from '@nestjs/common';
import { holdsRole, holdsRoleIn, type PersonActor } from '#libs/kernel';
import { OrganizationDirectory } from '#libs/organizations';
import { UnitOfWork, type PageRequest } from '#libs/platform';
import type {
  AssessmentAppealStatus,
  AssessmentList,
  AssessmentStatus,
  FrozenScore,
} from '../domain/assessment';
import type { Weights } from '../domain/composite';

export interface Assessment {
  readonly id: string;
  readonly streetId: string;
  readonly quarter: string;
  readonly status: AssessmentStatus;
  readonly weightsVersion: number;
  readonly weights: Weights;
  readonly draftedByPersonId: string;
  readonly draftedAt: Date;
  readonly appealsUntil: Date;
  readonly publishedAt: Date | null;
}

export interface AssessmentScore extends FrozenScore {
  readonly organizationId: string;
  readonly kind: string;
  readonly frozenAt: Date;
  readonly rank: number | null;
  readonly stars: number | null;
  readonly list: AssessmentList | null;
}

export interface AssessmentAppeal {
  readonly id: string;
  readonly streetId: string;
  readonly assessmentId: string;
  readonly organizationId: string;
  readonly reason: string;
  readonly status: AssessmentAppealStatus;
  readonly filedByPersonId: string;
  readonly filedAt: Date;
  readonly decidedAt: Date | null;
  readonly publishedReason: string | null;
}

const ASSESSMENT = `id, street_id AS "streetId", quarter, status, weights_version AS "weightsVersion",
  jsonb_build_object('response', response, 'resolution', resolution, 'satisfaction', satisfaction) AS weights,
  drafted_by_person_id AS "draftedByPersonId", drafted_at AS "draftedAt", appeals_until AS "appealsUntil",
  published_at AS "publishedAt"`;

export const ASSESSMENT_APPEAL = `id, street_id AS "streetId", assessment_id AS "assessmentId", organization_id AS "organizationId",
  reason, status, filed_by_person_id AS "filedByPersonId", filed_at AS "filedAt", decided_at AS "decidedAt",
  published_reason AS "publishedReason"`;

/** Reads assessments, and knows who sees what of them. */
@Injectable()
export class AssessmentReader {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
  ) {}

  async byId(id: string): Promise<Assessment | null> {
    return (
      (await this.read<Assessment>(`SELECT ${ASSESSMENT} FROM assessments WHERE id = $1`, [id]))[0] ?? null
    );
  }

  async ofQuarter(streetId: string, quarter: string): Promise<Assessment | null> {
    const sql = `SELECT ${ASSESSMENT} FROM assessments WHERE street_id = $1 AND quarter = $2`;
    return (await this.read<Assessment>(sql, [streetId, quarter]))[0] ?? null;
  }

  /** A street's assessments, latest first: drafts too for who works with them, else the published ones. */
  list(streetId: string, withDrafts: boolean, page: PageRequest): Promise<Assessment[]> {
    return this.read(
      `SELECT ${ASSESSMENT} FROM assessments WHERE street_id = $1 AND ($2 OR status = 'PUBLISHED')
          AND ($3::timestamptz IS NULL OR (drafted_at, id) < ($3, $4::uuid))
        ORDER BY drafted_at DESC, id DESC LIMIT $5`,
      [streetId, withDrafts, page.after?.createdAt ?? null, page.after?.id ?? null, page.limit],
    );
  }

  /** The best first, those without a rank by name of their kind at the end. */
  scores(assessmentId: string, organizationIds: readonly string[] | null): Promise<AssessmentScore[]> {
    return this.read(
      `SELECT organization_id AS "organizationId", kind, response_numerator AS "responseNumerator",
              response_denominator AS "responseDenominator", resolution_numerator AS "resolutionNumerator",
              resolution_denominator AS "resolutionDenominator", satisfaction_numerator AS "satisfactionNumerator",
              satisfaction_denominator AS "satisfactionDenominator", composite, enough, frozen_at AS "frozenAt", rank, stars, list
         FROM assessment_scores WHERE assessment_id = $1 AND ($2::uuid[] IS NULL OR organization_id = ANY($2))
        ORDER BY kind, rank NULLS LAST, composite DESC NULLS LAST, organization_id LIMIT 1000`,
      [assessmentId, organizationIds],
    );
  }

  appeals(assessmentId: string, organizationIds: readonly string[] | null): Promise<AssessmentAppeal[]> {
    return this.read(
      `SELECT ${ASSESSMENT_APPEAL} FROM assessment_appeals
        WHERE assessment_id = $1 AND ($2::uuid[] IS NULL OR organization_id = ANY($2)) ORDER BY filed_at, id LIMIT 1000`,
      [assessmentId, organizationIds],
    );
  }

  /** Whether the actor works with the street's assessments, and which organisations it leads there. */
  async standingOf(
    actor: PersonActor,
    streetId: string,
  ): Promise<{ official: boolean; ofStreet: boolean; leads: string[] }> {
    const street = await this.organizations.byId(streetId);
    if (street?.kind !== 'STREET') return { official: false, ofStreet: false, leads: [] };
    const official = holdsRole(
      actor,
      ['STREET_OFFICER', 'STREET_SUPERVISOR', 'DISTRICT_OFFICER'],
      street.path,
    );
    const leads = actor.grants
      .filter(({ organizationPath }) => organizationPath.startsWith(street.path))
      .map(({ organizationId }) => organizationId)
      .filter(
        (id) => holdsRoleIn(actor, 'PROVIDER_LEAD', id) || holdsRoleIn(actor, 'COMMUNITY_SECRETARY', id),
      );
    return { official, ofStreet: official || actor.streetId === streetId, leads: [...new Set(leads)] };
  }

  private read<Row extends object>(sql: string, values: readonly unknown[]): Promise<Row[]> {
    return this.unitOfWork.atomic((tx) => tx.query<Row>(sql, values));
  }
}
