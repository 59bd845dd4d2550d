import { Inject, Injectable } from '@nestjs/common';
import type { CalendarDate, Channel, Ids, PersonActor, Refusal, Result } from '#libs/kernel';
import { err, holdsRole, holdsRoleIn, ok } from '#libs/kernel';
import { StreetSettingsService } from '#libs/organizations';
import { ForbiddenError, IDS, UnitOfWork, type Tx } from '#libs/platform';
import { nextOccurrence } from '../domain/standing-order';
import { OrderCommands } from './order-commands.service';
import { readStandingOrders, standingRefusals as refusals, type StandingOrder } from './standing-order';
import { endStanding, standingEvent } from './standing-order-writes';

type Found = StandingOrder & { readonly now: Date };

/** Ends a standing order, or leaves one of its days out. Both may be repeated without harm. */
@Injectable()
export class StandingOrderEnds {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly commands: OrderCommands,
    private readonly settings: StreetSettingsService,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  /** The provider says no, before it ever began. @throws ForbiddenError for others */
  async decline(actor: PersonActor, id: string, reason: string): Promise<Result<StandingOrder, Refusal>> {
    return this.unitOfWork.atomic(async (tx) => {
      const [found] = await readStandingOrders(tx, 's.id = $1', [id]);
      if (!found) return err(refusals.notFound);
      if (!holdsRoleIn(actor, 'PROVIDER_LEAD', found.organizationId)) throw new ForbiddenError();
      if (found.status !== 'PROPOSED') return err(refusals.notProposed);
      return ok(this.write(tx, found, actor, reason, 'StandingOrderDeclined'));
    });
  }

  /**
   * No further occurrence is opened. Ended by the resident's side or the desk, what was opened for a time ahead is cancelled
   * with it; ended by the provider, that order stays the provider's to serve or to release.
   * @throws ForbiddenError for outsiders
   */
  async end(
    actor: PersonActor,
    id: string,
    reason: string,
    channel: Channel,
  ): Promise<Result<StandingOrder, Refusal>> {
    return this.unitOfWork.atomic(async (tx) => {
      const [found] = await readStandingOrders(tx, 's.id = $1', [id]);
      if (!found) return err(refusals.notFound);
      const residentSide = isResidentSide(actor, found);
      if (!residentSide && !holdsRoleIn(actor, 'PROVIDER_LEAD', found.organizationId))
        throw new ForbiddenError();
      if (found.status === 'ENDED') return ok(found);
      if (residentSide) {
        for (const orderId of await this.ordersAhead(tx, found)) {
          await this.commands.executeWithin(
            tx,
            orderId,
            { name: 'cancelOrder', reason },
            { actor, channel, idempotencyKey: null },
          );
        }
      }
      return ok(this.write(tx, found, actor, reason, 'StandingOrderEnded'));
    });
  }

  /**
   * Leaves out the occurrence of a local day: cancels its order, or sees to it that none is opened.
   * @throws ForbiddenError for outsiders, and for the provider once the order is opened (it may release it)
   */
  async skip(
    actor: PersonActor,
    id: string,
    on: CalendarDate,
    reason: string,
    channel: Channel,
  ): Promise<Result<StandingOrder, Refusal>> {
    return this.unitOfWork.atomic(async (tx) => {
      const [found] = await readStandingOrders(tx, 's.id = $1', [id]);
      if (!found) return err(refusals.notFound);
      if (!isResidentSide(actor, found) && !holdsRoleIn(actor, 'PROVIDER_LEAD', found.organizationId))
        throw new ForbiddenError();
      const occursAt = await this.occurrenceOn(found, on);
      if (!occursAt) return err(refusals.noSuchOccurrence);
      const [known] = await tx.query<{ orderId: string | null; outcome: string; status: string | null }>(
        `SELECT c.order_id AS "orderId", c.outcome, o.status FROM standing_occurrences c LEFT JOIN service_orders o ON o.id = c.order_id
          WHERE c.standing_order_id = $1 AND c.occurs_at = $2`,
        [id, occursAt],
      );
      if (known?.outcome === 'SKIPPED' || known?.status === 'CANCELLED') return ok(found);
      if (known?.orderId) {
        const done = await this.commands.executeWithin(
          tx,
          known.orderId,
          { name: 'cancelOrder', reason },
          { actor, channel, idempotencyKey: null },
        );
        return done.ok ? ok(found) : done;
      }
      if (known || occursAt <= found.now || found.status === 'ENDED') return err(refusals.noSuchOccurrence);
      tx.write({
        text: `INSERT INTO standing_occurrences (standing_order_id, occurs_at, street_id, order_id, outcome, recorded_at)
VALUES ($1, $2, $3, NULL, 'SKIPPED', $4) ON CONFLICT (standing_order_id, occurs_at) DO NOTHING`,
        values: [id, occursAt, found.streetId, found.now],
        // its order was opened while we looked
        expectRows: 1,
      });
      return ok({ ...found, nextSkipped: occursAt.getTime() === found.nextAt?.getTime() });
    });
  }

  private write(tx: Tx, found: Found, actor: PersonActor, reason: string, event: string): StandingOrder {
    for (const statement of endStanding(found, actor.personId, reason)) tx.write(statement);
    tx.write(standingEvent(this.ids, found, event, found.now));
    return { ...found, status: 'ENDED', nextAt: null, nextSkipped: false, endReason: reason };
  }

  private async occurrenceOn(found: Found, on: CalendarDate): Promise<Date | null> {
    const { workingCalendar } = await this.settings.forStreet(found.streetId);
    const at = nextOccurrence(found, new Date(workingCalendar.startOfDay(on).getTime() - 1), workingCalendar);
    return at && workingCalendar.localDate(at) === on ? at : null;
  }

  private async ordersAhead(tx: Tx, { id, now }: Found): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT o.id FROM standing_occurrences c JOIN service_orders o ON o.id = c.order_id
        WHERE c.standing_order_id = $1 AND c.occurs_at > $2
          AND o.status IN ('SUBMITTED', 'OPEN', 'INVITED', 'COMMUNITY_FALLBACK', 'STREET_FALLBACK', 'CLAIMED', 'SCHEDULED', 'SUSPENDED')`,
      [id, now],
    );
    return rows.map((row) => row.id);
  }
}

/** The resident, who asked for the resident, or the desk in charge. */
function isResidentSide(
  actor: PersonActor,
  { requesterId, placedById, communityPath }: StandingOrder,
): boolean {
  if (actor.personId === requesterId || actor.personId === placedById) return true;
  return holdsRole(actor, ['COMMUNITY_DESK', 'COMMUNITY_SECRETARY', 'STREET_OFFICER'], communityPath);
}
