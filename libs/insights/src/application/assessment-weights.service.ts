import { Inject, Injectable } from '@nestjs/common';
import { err, holdsRole, ok, type Clock, type PersonActor, type Refusal, type Result } from '#libs/kernel';
import { OrganizationDirectory } from '#libs/organizations';
import { CLOCK, ForbiddenError, UnitOfWork } from '#libs/platform';
import { DEFAULT_WEIGHTS, type Weights } from '../domain/composite';
import { refusals } from '../domain/refusals';

export interface WeightsVersion {
  /** 0: nobody has set any. */
  readonly version: number;
  readonly weights: Weights;
  readonly reason: string | null;
  readonly setAt: Date | null;
}

interface Row extends Weights {
  readonly version: number;
  readonly reason: string;
  readonly setAt: Date;
}

const NONE_SET: WeightsVersion = { version: 0, weights: DEFAULT_WEIGHTS, reason: null, setAt: null };

/** Versioned weights of the composite score, each street's own. */
@Injectable()
export class AssessmentWeights {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Null: the district, which compares its streets by one measure. */
  async current(streetId: string | null): Promise<WeightsVersion> {
    return streetId === null ? NONE_SET : ((await this.versions(streetId, 1))[0] ?? NONE_SET);
  }

  /** Latest first. */
  async versions(streetId: string, limit = 50): Promise<WeightsVersion[]> {
    const rows = await this.unitOfWork.atomic((tx) =>
      tx.query<Row>(
        `SELECT version, response, resolution, satisfaction, reason, set_at AS "setAt" FROM assessment_weights
          WHERE street_id = $1 ORDER BY version DESC LIMIT $2`,
        [streetId, limit],
      ),
    );
    return rows.map(({ version, reason, setAt, ...weights }) => ({ version, weights, reason, setAt }));
  }

  /** @throws ForbiddenError unless the actor is an officer of the street */
  async update(
    actor: PersonActor,
    streetId: string,
    expectedVersion: number,
    { response, resolution, satisfaction }: Weights,
    reason: string,
  ): Promise<Result<WeightsVersion, Refusal>> {
    const street = await this.organizations.byId(streetId);
    if (street?.kind !== 'STREET' || !holdsRole(actor, 'STREET_OFFICER', street.path))
      throw new ForbiddenError();
    if (Math.abs(response + resolution + satisfaction - 1) > 1e-6) return err(refusals.weightsDoNotAddUp);
    const now = this.clock.now();
    return this.unitOfWork.transaction(async (tx) => {
      const written = await tx.query(
        `INSERT INTO assessment_weights (street_id, version, response, resolution, satisfaction, reason, set_by_person_id, set_at)
         SELECT $1, $2 + 1, $3, $4, $5, $6, $7, $8
          WHERE coalesce((SELECT max(version) FROM assessment_weights WHERE street_id = $1), 0) = $2::int
         ON CONFLICT DO NOTHING RETURNING 1`,
        [streetId, expectedVersion, response, resolution, satisfaction, reason, actor.personId, now],
      );
      if (written.length === 0) return err(refusals.weightsChangedMeanwhile);
      const weights = { response, resolution, satisfaction };
      return ok({ version: expectedVersion + 1, weights, reason, setAt: now });
    });
  }
}
