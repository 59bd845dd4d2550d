import { Injectable } from '@nestjs/common';
import { err, holdsRole, ok, type Channel, type PersonActor, type Refusal, type Result } from '#libs/kernel';
import { OrganizationDirectory } from '#libs/organizations';
import { OrderCommands } from '#libs/orders';
import { ForbiddenError, UnitOfWork } from '#libs/platform';
import { refusals } from '../domain/refusals';
import { grouped } from './grouped';
import { keyedId } from './keyed-id';

export interface Remark {
  readonly id: string;
  readonly orderId: string;
  readonly byPersonId: string;
  readonly organizationId: string;
  readonly text: string;
  readonly dueAt: Date;
  readonly createdAt: Date;
  readonly answeredAt: Date | null;
  readonly answer: string | null;
}

interface Keyed {
  readonly channel: Channel;
  readonly idempotencyKey: string;
}

const SELECT = `SELECT id, order_id AS "orderId", by_person_id AS "byPersonId", organization_id AS "organizationId", text,
  due_at AS "dueAt", created_at AS "createdAt", answered_at AS "answeredAt", answer FROM remarks`;

/** A leader's remark 批示: words, a date and a unit that answers. Both steps are on the order's timeline. */
@Injectable()
export class Remarks {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly commands: OrderCommands,
    private readonly organizations: OrganizationDirectory,
  ) {}

  /** @returns the order's id. @throws ForbiddenError for others than the street office */
  async make(
    actor: PersonActor,
    input: Keyed & { orderId: string; text: string; dueAt: Date; organizationId: string },
  ): Promise<Result<string, Refusal>> {
    const { orderId, organizationId, text, dueAt } = input;
    const unit = await this.organizations.byId(organizationId);
    return this.unitOfWork.atomic(async (tx) => {
      // before the command: what is refused after it has been given would leave its half behind
      const [place] = await tx.query<{ streetId: string }>(
        'SELECT street_id AS "streetId" FROM service_orders WHERE id = $1',
        [orderId],
      );
      if (place && (!unit?.active || unit.streetId !== place.streetId)) return err(refusals.unitUnknown);
      const remarkId = keyedId(actor, input.idempotencyKey);
      const command = { name: 'remarkOrder', note: text, remarkId, dueAt } as const;
      const given = await this.commands.executeWithin(tx, orderId, command, { ...input, actor });
      if (!given.ok) return given;
      const { order } = given.value;
      if (!order) return ok(orderId);
      tx.write({
        text: `INSERT INTO remarks (id, street_id, order_id, by_person_id, organization_id, text, due_at, created_at)
               VALUES ($1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::uuid, $6, $7::timestamptz, app_now())`,
        values: [remarkId, order.streetId, orderId, actor.personId, organizationId, text, dueAt],
      });
      return ok(orderId);
    });
  }

  /** By the unit addressed: its lead or its desk. @returns the order's id. @throws ForbiddenError for others */
  async answer(
    actor: PersonActor,
    input: Keyed & { remarkId: string; note: string },
  ): Promise<Result<string, Refusal>> {
    const { remarkId, note } = input;
    return this.unitOfWork.atomic(async (tx) => {
      const [remark] = await tx.query<Remark>(`${SELECT} WHERE id = $1`, [remarkId]);
      const unit = remark && (await this.organizations.byId(remark.organizationId));
      if (!remark || !unit) return err(refusals.remarkUnknown);
      const roles = ['PROVIDER_LEAD', 'COMMUNITY_DESK', 'COMMUNITY_SECRETARY', 'STREET_OFFICER'] as const;
      if (!holdsRole(actor, roles, unit.path)) throw new ForbiddenError();
      const command = { name: 'acknowledgeRemark', note, remarkId } as const;
      const given = await this.commands.executeWithin(tx, remark.orderId, command, { ...input, actor });
      if (!given.ok) return given;
      if (!given.value.order) return ok(remark.orderId);
      if (remark.answeredAt) return err(refusals.remarkUnknown);
      tx.write({
        text: `UPDATE remarks SET answered_at = app_now(), answered_by_id = $2::uuid, answer = $3 WHERE id = $1::uuid AND answered_at IS NULL`,
        values: [remarkId, actor.personId, note],
        expectRows: 1,
      });
      return ok(remark.orderId);
    });
  }

  /** By order, latest first. */
  async ofOrders(orderIds: readonly string[]): Promise<Map<string, Remark[]>> {
    const rows = await this.unitOfWork.atomic((tx) =>
      tx.query<Remark>(`${SELECT} WHERE order_id = ANY($1::uuid[]) ORDER BY created_at DESC, id`, [orderIds]),
    );
    return grouped(rows);
  }
}
