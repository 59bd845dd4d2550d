import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import {
  err,
  ok,
  type Channel,
  type DomainEvent,
  type Ids,
  type PersonActor,
  type Refusal,
  type Result,
} from '#libs/kernel';
import { OrderCommands, supervisionKey } from '#libs/orders';
import {
  EventConsumers,
  IDS,
  UnitOfWork,
  type EventConsumer,
  type PageRequest,
  type Tx,
} from '#libs/platform';
import { refusals } from '../domain/refusals';
import { tiersOf, type SupervisionTier } from '../domain/supervision';
import { DESKS, requireRole, STREET } from './overseers';

export interface SupervisionOrder {
  readonly id: string;
  readonly orderId: string;
  readonly communityPath: string;
  readonly deadline: string;
  readonly round: number;
  readonly tier: SupervisionTier;
  readonly issuedAt: Date;
  readonly acknowledgedAt: Date | null;
  readonly note: string | null;
}

/** What the event says of its order and deadline. */
interface Mark {
  readonly communityPath: string;
  readonly kind: string;
  readonly round: number;
}

const SELECT = `SELECT id, order_id AS "orderId", community_path AS "communityPath", deadline, round, tier,
  issued_at AS "issuedAt", acknowledged_at AS "acknowledgedAt", note FROM supervision_orders`;

/** 督办: a red deadline leaves a row for the community, later one for the street; each answers once, in writing. */
@Injectable()
export class Supervision implements EventConsumer, OnModuleInit {
  readonly name = 'supervision';
  readonly events = ['DeadlineMarkReached'];

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly commands: OrderCommands,
    private readonly consumers: EventConsumers,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  onModuleInit(): void {
    this.consumers.register(this);
  }

  handle({ payload, streetId, subjectId, occurredAt }: DomainEvent, tx: Tx): Promise<void> {
    const { communityPath, kind, round } = payload as Mark;
    for (const tier of tiersOf(payload)) {
      tx.write({
        text: `INSERT INTO supervision_orders (id, street_id, order_id, community_path, deadline, round, tier, issued_at)
               VALUES ($1::uuid, $2::uuid, $3::uuid, $4, $5, $6::int, $7, $8::timestamptz)
               ON CONFLICT (order_id, deadline, round, tier) DO NOTHING`,
        values: [this.ids.uuid(), streetId, subjectId, communityPath, kind, round, tier, occurredAt],
      });
    }
    return Promise.resolve();
  }

  /** The community's by its secretary, the street's by the street. @returns the order's id. @throws ForbiddenError for others */
  async acknowledge(
    actor: PersonActor,
    input: { supervisionId: string; note: string; channel: Channel; idempotencyKey: string },
  ): Promise<Result<string, Refusal>> {
    const { supervisionId, note } = input;
    return this.unitOfWork.atomic(async (tx) => {
      const [row] = await tx.query<SupervisionOrder>(`${SELECT} WHERE id = $1`, [supervisionId]);
      if (!row) return err(refusals.supervisionUnknown);
      requireRole(actor, row.tier === 'COMMUNITY' ? ['COMMUNITY_SECRETARY'] : STREET, row.communityPath);
      const key = supervisionKey(row.deadline, row.round, row.tier);
      const command = { name: 'acknowledgeSupervision', note, supervisionId, key } as const;
      const given = await this.commands.executeWithin(tx, row.orderId, command, { ...input, actor });
      if (!given.ok) return given;
      if (!given.value.order) return ok(row.orderId);
      if (row.acknowledgedAt) return err(refusals.supervisionUnknown);
      tx.write({
        text: `UPDATE supervision_orders SET acknowledged_at = app_now(), acknowledged_by_id = $2::uuid, note = $3
               WHERE id = $1::uuid AND acknowledged_at IS NULL`,
        values: [supervisionId, actor.personId, note],
        expectRows: 1,
      });
      return ok(row.orderId);
    });
  }

  /** Under a path, latest first. @throws ForbiddenError outside one's duty */
  async list(
    actor: PersonActor,
    under: string,
    open: boolean,
    { after, limit }: PageRequest,
  ): Promise<SupervisionOrder[]> {
    requireRole(actor, DESKS, under);
    return this.unitOfWork.atomic((tx) =>
      tx.query<SupervisionOrder>(
        `${SELECT} WHERE starts_with(community_path, $1) AND (NOT $2 OR acknowledged_at IS NULL)
           AND ($3::timestamptz IS NULL OR (issued_at, id) < ($3, $4::uuid))
         ORDER BY issued_at DESC, id DESC LIMIT $5`,
        [under, open, after?.createdAt ?? null, after?.id ?? null, limit],
      ),
    );
  }
}
