import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Clock, DomainEvent } from '#libs/kernel';
import { CLOCK, EventConsumers, UnitOfWork, type EventConsumer, type Tx } from '#libs/platform';
import {
  scoreOf,
  sumRatings,
  type LivingScore,
  type ScoredRating,
  type ScoreSums,
} from '../domain/living-score';

interface ScoreRow extends ScoreSums {
  readonly organizationId: string;
  readonly version: number;
}

const COLUMNS = `organization_id AS "organizationId", ratings, good, weight, good_weight AS "goodWeight", as_of AS "asOf", version`;

const UPSERT = `
INSERT INTO scores AS s (organization_id, street_id, ratings, good, weight, good_weight, as_of, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, 1)
ON CONFLICT (organization_id) DO UPDATE SET ratings = excluded.ratings, good = excluded.good, weight = excluded.weight,
  good_weight = excluded.good_weight, as_of = excluded.as_of, version = s.version + 1
WHERE s.version = $8`;

/** Keeps and answers the living scores of organisations. The projection is computed anew, never counted up. */
@Injectable()
export class ScoresService implements EventConsumer, OnModuleInit {
  readonly name = 'evaluation-scores';
  readonly events = ['EvaluationCounted', 'EvaluationExcluded'];

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly consumers: EventConsumers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.consumers.register(this);
  }

  async handle(event: DomainEvent, tx: Tx): Promise<void> {
    const { organizationId, countsFor } = event.payload as { organizationId: string; countsFor: string };
    if (countsFor === 'SATISFACTION') await this.recomputeWithin(tx, organizationId, event.streetId);
  }

  /** From the ratings alone, for repair and audit. */
  async recompute(organizationId: string, streetId: string): Promise<void> {
    await this.unitOfWork.atomic((tx) => this.recomputeWithin(tx, organizationId, streetId));
  }

  /** Scores of these organisations; those nobody rated have one too, without figures. */
  async of(organizationIds: readonly string[]): Promise<Map<string, LivingScore>> {
    const now = this.clock.now();
    const rows = await this.unitOfWork.atomic((tx) =>
      tx.query<ScoreRow>(`SELECT ${COLUMNS} FROM scores WHERE organization_id = ANY($1)`, [organizationIds]),
    );
    const known = new Map(rows.map((row) => [row.organizationId, row]));
    const nothing: ScoreSums = { ratings: 0, good: 0, weight: 0, goodWeight: 0, asOf: now };
    return new Map(organizationIds.map((id) => [id, scoreOf(known.get(id) ?? nothing, now)]));
  }

  private async recomputeWithin(tx: Tx, organizationId: string, streetId: string): Promise<void> {
    // the version first: ratings that land after it make the guard fail, and the unit reads again
    const [before] = await tx.query<ScoreRow>(`SELECT ${COLUMNS} FROM scores WHERE organization_id = $1`, [
      organizationId,
    ]);
    const ratings = await tx.query<ScoredRating>(
      `SELECT stars, occurred_at AS at FROM evaluations
        WHERE organization_id = $1 AND counts_for = 'SATISFACTION' AND status = 'COUNTED' ORDER BY occurred_at, id`,
      [organizationId],
    );
    const sums = sumRatings(ratings, this.clock.now());
    tx.write({
      text: UPSERT,
      values: [
        organizationId,
        streetId,
        sums.ratings,
        sums.good,
        sums.weight,
        sums.goodWeight,
        sums.asOf,
        before?.version ?? 0,
      ],
      expectRows: 1,
    });
  }
}
