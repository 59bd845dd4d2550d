import type { Channel } from '#libs/kernel';
import type { Dimensions, Tag } from '../domain/levels';
import type { CountsFor, EvaluationStatus, Evidence, RatingClass } from '../domain/provenance';
import type { Tier } from '../domain/serving-team';
import type { Stage } from '../domain/stages';

/** What a rating says. */
export interface RatingContent {
  readonly stage: Stage;
  readonly stars: number;
  readonly dimensions: Dimensions;
  readonly tags: readonly Tag[];
  readonly words: string | null;
}

/** Where a rating comes from (handbook §4). */
export interface Provenance {
  readonly class: RatingClass;
  readonly raterPersonId: string | null;
  readonly typedByPersonId: string | null;
  readonly channel: Channel;
  readonly evidence: Evidence;
  readonly evidenceRef: string | null;
}

/** A row of `evaluations`. */
export interface Evaluation extends RatingContent, Provenance {
  readonly id: string;
  readonly streetId: string;
  readonly orderId: string;
  readonly round: number;
  readonly organizationId: string;
  readonly tier: Tier;
  readonly communityPath: string;
  readonly status: EvaluationStatus;
  readonly countsFor: CountsFor;
  readonly occurredAt: Date;
  readonly enteredAt: Date;
  readonly countedAt: Date | null;
  readonly checkedByPersonId: string | null;
  readonly version: number;
  readonly timelineHash: string;
}

export const EVALUATION_COLUMNS = `e.id, e.street_id AS "streetId", e.order_id AS "orderId", e.stage, e.round,
  e.organization_id AS "organizationId", e.tier, e.community_path AS "communityPath", e.stars, e.dimensions, e.tags, e.words,
  e.class, e.channel, e.rater_person_id AS "raterPersonId", e.typed_by_person_id AS "typedByPersonId", e.evidence,
  e.evidence_ref AS "evidenceRef", e.status, e.counts_for AS "countsFor", e.occurred_at AS "occurredAt",
  e.entered_at AS "enteredAt", e.counted_at AS "countedAt", e.checked_by_person_id AS "checkedByPersonId", e.version,
  e.timeline_hash AS "timelineHash"`;
