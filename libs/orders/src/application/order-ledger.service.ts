import { Inject, Injectable } from '@nestjs/common';
import type { Text, WorkflowRegistry } from '#libs/kernel';
import { UnitOfWork, type Keyset } from '#libs/platform';
import type { OrderContext } from '../domain/context';
import type { ServiceOrder } from '../domain/order';
import { ORDER_WORKFLOWS } from '../tokens';

/** Which orders: received in a period, under a path. */
export interface LedgerScope {
  /** Null across streets: the district. */
  readonly streetId: string | null;
  readonly under: string;
  /** Received from then on … */
  readonly from: Date;
  /** … and before then. */
  readonly to: Date;
}

/** A line of the ledger 台账: what became of one order. Nobody's name; whoever shows one decides whose. */
export interface LedgerRow {
  readonly id: string;
  readonly code: string;
  readonly status: string;
  readonly statusText: Text;
  readonly outcome: string | null;
  readonly channel: string;
  readonly urgency: string;
  readonly light: string;
  readonly round: number;
  readonly itemId: string | null;
  readonly communityId: string;
  readonly requesterId: string;
  /** Who serves it, or served it last. */
  readonly organizationId: string | null;
  readonly words: string;
  readonly occurredAt: Date;
  readonly createdAt: Date;
  readonly claimedAt: Date | null;
  readonly contactedAt: Date | null;
  readonly appointedAt: Date | null;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly closedAt: Date | null;
}

interface Row extends Omit<LedgerRow, 'statusText' | 'startedAt' | 'finishedAt'> {
  readonly workflow: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
}

const WITHIN = `($1::uuid IS NULL OR o.street_id = $1) AND starts_with(o.community_path, $2)
  AND o.created_at >= $3 AND o.created_at < $4`;

/** Orders line by line, for exports and reports. Answers code, not callers. */
@Injectable()
export class OrderLedger {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(ORDER_WORKFLOWS) private readonly workflows: WorkflowRegistry<OrderContext, ServiceOrder>,
  ) {}

  async count(scope: LedgerScope): Promise<number> {
    const [row] = await this.unitOfWork.atomic((tx) =>
      tx.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM service_orders o WHERE ${WITHIN}`,
        valuesOf(scope),
      ),
    );
    return row!.n;
  }

  /** Oldest first, `limit` lines after the one named. */
  async lines(scope: LedgerScope, after: Keyset | null, limit: number): Promise<LedgerRow[]> {
    const rows = await this.unitOfWork.atomic((tx) =>
      tx.query<Row>(LINES, [...valuesOf(scope), after?.createdAt ?? null, after?.id ?? null, limit]),
    );
    return rows.map(({ workflow, startedAt, finishedAt, ...row }) => ({
      ...row,
      statusText: this.workflows.get(workflow).statuses[row.status]!.text,
      startedAt: startedAt === null ? null : new Date(startedAt),
      finishedAt: finishedAt === null ? null : new Date(finishedAt),
    }));
  }
}

const valuesOf = ({ streetId, under, from, to }: LedgerScope) => [streetId, under, from, to];

const LINES = `
SELECT o.id, o.code, o.workflow, o.status, o.outcome, o.channel, o.urgency, o.light, o.round, o.item_id AS "itemId",
  o.community_id AS "communityId", o.requester_id AS "requesterId",
  coalesce(o.claimed_by, (o.details #>> '{lastServed,organizationId}')::uuid) AS "organizationId",
  o.details ->> 'text' AS words, o.occurred_at AS "occurredAt", o.created_at AS "createdAt",
  c.claimed_at AS "claimedAt", c.contacted_at AS "contactedAt", o.appointed_at AS "appointedAt",
  o.details ->> 'startedAt' AS "startedAt", o.details ->> 'finishedAt' AS "finishedAt", o.closed_at AS "closedAt"
FROM service_orders o
LEFT JOIN LATERAL (SELECT claimed_at, contacted_at FROM claims WHERE order_id = o.id AND claimed_at IS NOT NULL
  ORDER BY claimed_at LIMIT 1) c ON true
WHERE ${WITHIN} AND ($5::timestamptz IS NULL OR (o.created_at, o.id) > ($5, $6::uuid))
ORDER BY o.created_at, o.id LIMIT $7`;
