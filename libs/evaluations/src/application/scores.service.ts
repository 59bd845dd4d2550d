import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Clock, DomainEvent } from '#libs/kernel';
import { CLOCK, EventConsumers, UnitOfWork, type EventConsumer, type Tx } from '#libs/platform';
import { GOOD_STARS } from '../domain/levels';
import { SCORE_RULES, scoreOf, type LivingScore, type ScoreSums } from '../domain/living-score';

interface ScoreRow extends ScoreSums {
  readonly organizationId: string;
  readonly version: number;
}

const COLUMNS = `organization_id AS "organizationId", ratings, good, weight, good_weight AS "goodWeight", as_of AS "asOf", version`;

/** `version` is the one that was read, 0 where there was none; the row gets the next. */
const UPSERT = `
INSERT INTO scores AS s (organization_id, street_id, ratings, good, weight, good_weight, as_of, version)
SELECT organization_id, street_id, ratings, good, weight, good_weight, as_of, version + 1
FROM jsonb_populate_recordset(NULL::scores, $1::jsonb)
ON CONFLICT (organization_id) DO UPDATE SET ratings = excluded.ratings, good = excluded.good, weight = excluded.weight,
  good_weight = excluded.good_weight, as_of = excluded.as_of, version = excluded.version
WHERE s.version = excluded.version - 1`;

/**
 * `sumRatings` of the domain in SQL, as of $2: an organisation rated for years has thousands of ratings, which are added up
 * where they lie, by an index that holds all that is asked.
 */
const RATED = `
SELECT o.id AS "organizationId", coalesce((SELECT s.version FROM scores s WHERE s.organization_id = o.id), 0) AS version, sums.*
FROM unnest($1::uuid[]) AS o(id) CROSS JOIN LATERAL (
  SELECT count(*)::int AS ratings, count(*) FILTER (WHERE stars >= ${GOOD_STARS})::int AS good,
    coalesce(sum(weight), 0) AS weight, coalesce(sum(weight) FILTER (WHERE stars >= ${GOOD_STARS}), 0) AS "goodWeight"
  FROM (SELECT e.stars,
      0.5::float8 ^ (greatest(0, extract(epoch FROM $2::timestamptz - e.occurred_at))::float8 / ${SCORE_RULES.halfLifeDays * 86_400}) AS weight
    FROM evaluations e WHERE e.organization_id = o.id AND e.counts_for = 'SATISFACTION' AND e.status = 'COUNTED') rated
) sums`;

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

  handle(event: DomainEvent, tx: Tx): Promise<void> {
    return this.handleAll([event], tx);
  }

  async handleAll(events: readonly DomainEvent[], tx: Tx): Promise<void> {
    const rated = new Map<string, string>();
    for (const { payload, streetId } of events) {
      const { organizationId, countsFor } = payload as { organizationId: string; countsFor: string };
      if (countsFor === 'SATISFACTION') rated.set(organizationId, streetId);
    }
    if (rated.size > 0) await this.recomputeWithin(tx, rated);
  }

  /** From the ratings alone, for repair and audit. */
  async recompute(organizationId: string, streetId: string): Promise<void> {
    await this.unitOfWork.atomic((tx) => this.recomputeWithin(tx, new Map([[organizationId, streetId]])));
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

  /** @param streets street by organisation */
  private async recomputeWithin(tx: Tx, streets: ReadonlyMap<string, string>): Promise<void> {
    // one reading for version and ratings: those that land after it make the guard fail, and the unit reads again
    const now = this.clock.now();
    const rows = await tx.query<Omit<ScoreRow, 'asOf'>>(RATED, [[...streets.keys()], now]);
    const scores = rows.map(({ organizationId, version, ratings, good, weight, goodWeight }) => ({
      organization_id: organizationId,
      street_id: streets.get(organizationId),
      ratings,
      good,
      weight,
      good_weight: goodWeight,
      as_of: now,
      version,
    }));
    tx.write({ text: UPSERT, values: [JSON.stringify(scores)], expectRows: scores.length });
  }
}
