import { Injectable } from '@nestjs/common';
import type { PersonActor } from '#libs/kernel';
import { OrganizationDirectory } from '#libs/organizations';
import { UnitOfWork, type PageRequest } from '#libs/platform';
import { DESKS, requireRole } from './overseers';

/** Orders under way in one status, by their lights. */
export interface QueueCount {
  readonly status: string;
  readonly total: number;
  readonly yellow: number;
  readonly red: number;
}

export interface OverdueOrder {
  readonly id: string;
  readonly dueAt: Date;
}

/** What a desk, a street or the district has before it: how much, and what is overdue. */
@Injectable()
export class WorkQueue {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
  ) {}

  /** Orders that are not over, by status. @throws ForbiddenError outside one's duty */
  async counts(actor: PersonActor, under: string): Promise<QueueCount[]> {
    requireRole(actor, DESKS, under);
    const street = await this.organizations.streetOf(under);
    return this.unitOfWork.atomic((tx) =>
      tx.query<QueueCount>(
        `SELECT status, count(*)::int AS total, (count(*) FILTER (WHERE light = 'YELLOW'))::int AS yellow,
                (count(*) FILTER (WHERE light = 'RED'))::int AS red
           FROM service_orders
          WHERE ($1::uuid IS NULL OR street_id = $1) AND starts_with(community_path, $2) AND closed_at IS NULL
          GROUP BY status ORDER BY status`,
        [street?.id ?? null, under],
      ),
    );
  }

  /** Red orders, the longest overdue first. @throws ForbiddenError outside one's duty */
  async overdue(actor: PersonActor, under: string, { after, limit }: PageRequest): Promise<OverdueOrder[]> {
    requireRole(actor, DESKS, under);
    const street = await this.organizations.streetOf(under);
    return this.unitOfWork.atomic((tx) =>
      tx.query<OverdueOrder>(
        `SELECT id, due AS "dueAt" FROM (
           SELECT id, date_trunc('milliseconds', coalesce(next_due_at, created_at)) AS due FROM service_orders
            WHERE ($1::uuid IS NULL OR street_id = $1) AND starts_with(community_path, $2)
              AND light = 'RED' AND closed_at IS NULL) red
          WHERE $3::timestamptz IS NULL OR (due, id) > ($3, $4::uuid) ORDER BY due, id LIMIT $5`,
        [street?.id ?? null, under, after?.createdAt ?? null, after?.id ?? null, limit],
      ),
    );
  }
}
