import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Tx } from '#libs/platform';

/** A volunteer who served somebody, and for which organisation. */
export interface PastVolunteer {
  readonly personId: string;
  readonly organizationId: string;
  readonly servedAt: Date;
}

const SERVED = `
SELECT DISTINCT ON (a.person_id) a.person_id AS "personId", c.organization_id AS "organizationId",
       (o.details ->> 'finishedAt')::timestamptz AS "servedAt"
  FROM service_orders o
  JOIN assignments a ON a.order_id = o.id AND a.status = 'ACCEPTED'
  JOIN claims c ON c.id = a.claim_id
 WHERE o.requester_id = $1 AND o.details ? 'finishedAt' AND ($2::uuid IS NULL OR a.person_id = $2)
 ORDER BY a.person_id, a.offered_at DESC LIMIT 100`;

/** The same volunteer again: only who came before can be asked for, and may decline like anybody (志愿服务条例 25). */
@Injectable()
export class PreferredVolunteers {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Those who came to the person, the latest first; at most 100. */
  async of(requesterId: string): Promise<PastVolunteer[]> {
    const rows = await this.unitOfWork.atomic((tx) => tx.query<PastVolunteer>(SERVED, [requesterId, null]));
    return rows.sort((a, b) => b.servedAt.getTime() - a.servedAt.getTime());
  }

  /** Null when that volunteer never came to the requester. */
  async named(tx: Tx, requesterId: string, personId: string): Promise<PastVolunteer | null> {
    const [row] = await tx.query<PastVolunteer>(SERVED, [requesterId, personId]);
    return row ?? null;
  }
}
