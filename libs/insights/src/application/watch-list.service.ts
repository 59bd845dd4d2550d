import { Inject, Injectable } from '@nestjs/common';
import { ForbiddenError, UnitOfWork, type PageRequest } from '#libs/platform';
import type { View } from './scope.service';

/** Lists a supervisor watches: orders with a lamp lit, and orders nobody has taken. */
export const WATCH_LISTS = ['YELLOW', 'RED', 'COMMUNITY_FALLBACK', 'STREET_FALLBACK', 'UNMET'] as const;
export type WatchList = (typeof WATCH_LISTS)[number];

export interface WatchedOrder {
  readonly orderId: string;
  readonly code: string;
  readonly status: string;
  readonly communityId: string;
  readonly claimedBy: string | null;
  readonly urgency: string;
  readonly receivedAt: Date;
  readonly light: string;
  /** Deadlines with that lamp, the longest overdue first. */
  readonly deadlines: readonly { readonly kind: string; readonly dueAt: Date }[];
}

const CONDITION: Readonly<Record<WatchList, string>> = {
  YELLOW: `o.light = 'YELLOW'`,
  RED: `o.light = 'RED'`,
  COMMUNITY_FALLBACK: `o.untaken = 'COMMUNITY_FALLBACK'`,
  STREET_FALLBACK: `o.untaken = 'STREET_FALLBACK'`,
  UNMET: `o.untaken = 'UNMET'`,
};

/** Looks at the orders themselves: a lamp that was lit a second ago is on the list. */
@Injectable()
export class WatchLists {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork) {}

  /** How many orders are on each list. */
  async counts(view: Pick<View, 'kind' | 'organization' | 'streets'>): Promise<Record<WatchList, number>> {
    const { where, values } = within(view);
    const counted = (lists: readonly WatchList[], from: string): string => {
      const counts = lists.map((list) => `count(*) FILTER (WHERE ${CONDITION[list]})::int AS "${list}"`);
      return `(SELECT ${counts.join(', ')} FROM service_orders o WHERE ${where} AND ${from})`;
    };
    // each of the two indexes is gone through once and holds all that is asked
    const [row] = await this.unitOfWork.atomic((tx) =>
      tx.query<Record<WatchList, number>>(
        `SELECT * FROM ${counted(['YELLOW', 'RED'], `o.light <> 'GREEN'`)} lit,
           ${counted(['COMMUNITY_FALLBACK', 'STREET_FALLBACK', 'UNMET'], 'o.untaken IS NOT NULL')} waiting`,
        values,
      ),
    );
    return row!;
  }

  /** Oldest first. @throws ForbiddenError for the district: it sees how many, not which */
  async list(
    view: Pick<View, 'kind' | 'organization' | 'streets' | 'access'>,
    list: WatchList,
    page: PageRequest,
  ): Promise<WatchedOrder[]> {
    if (!view.access.rows || view.kind === 'DISTRICT') throw new ForbiddenError();
    const { where, values } = within(view);
    const bind = (value: unknown): string => `$${values.push(value)}`;
    const after = page.after
      ? `AND (o.created_at, o.id) > (${bind(page.after.createdAt)}::timestamptz, ${bind(page.after.id)}::uuid)`
      : '';
    const limit = bind(page.limit);
    return this.unitOfWork.atomic((tx) =>
      tx.query<WatchedOrder>(
        `SELECT o.id AS "orderId", o.code, o.status, o.community_id AS "communityId", o.claimed_by AS "claimedBy", o.urgency,
                date_trunc('milliseconds', o.created_at) AS "receivedAt", o.light,
                coalesce((SELECT jsonb_agg(jsonb_build_object('kind', d ->> 'kind', 'dueAt', d ->> 'dueAt') ORDER BY d ->> 'dueAt')
                   FROM jsonb_array_elements(o.deadlines) d WHERE d ->> 'light' <> 'GREEN' AND d ->> 'dueAt' IS NOT NULL), '[]') AS deadlines
           FROM service_orders o WHERE ${where} AND ${CONDITION[list]} ${after}
          ORDER BY o.created_at, o.id LIMIT ${limit}`,
        values,
      ),
    );
  }
}

function within({ kind, organization, streets }: Pick<View, 'kind' | 'organization' | 'streets'>): {
  where: string;
  values: unknown[];
} {
  const ids = streets.map(({ id }) => id);
  switch (kind) {
    case 'DISTRICT':
    case 'STREET':
      return { where: 'o.street_id = ANY($1::uuid[])', values: [ids] };
    case 'COMMUNITY':
      return {
        where: 'o.street_id = ANY($1::uuid[]) AND o.community_id = $2',
        values: [ids, organization.id],
      };
    case 'ORGANIZATION':
      return { where: 'o.street_id = ANY($1::uuid[]) AND o.claimed_by = $2', values: [ids, organization.id] };
  }
}
