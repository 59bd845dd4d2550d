import { Injectable } from '@nestjs/common';
import type { Actor, Role, WorkingCalendar } from '#libs/kernel';
import { holdsRole, ROLES } from '#libs/kernel';
import { StreetSettingsService } from '#libs/organizations';
import { activeClaim, OrderRepository, partiesOf, type LoadedOrder, type ServiceOrder } from '#libs/orders';
import { householdSql, PeopleService } from '#libs/people';
import type { Tx } from '#libs/platform';
import type { OverseerRoles, RatedUnit } from '../domain/serving-team';
import type { OrderProgress } from '../domain/stages';

/** An order as evaluations look at it. */
export interface RatedOrder {
  readonly order: ServiceOrder;
  /** The same as it was loaded, for the order's own command. */
  readonly loaded: LoadedOrder;
  readonly now: Date;
  readonly calendar: WorkingCalendar;
  readonly progress: OrderProgress;
  readonly served: RatedUnit | null;
}

/** Members in name only are not the team. */
const SERVING_ROLES: readonly Role[] = ROLES.filter((role) => role !== 'RESIDENT' && role !== 'AUDITOR');

/** The household of $3 and the team of organisation $2 that served order $1, with the serving roles $4, have somebody in common. */
const IS_OF_TEAM = `
WITH household (id) AS (SELECT $3::uuid UNION ${householdSql('$3::uuid')})
SELECT EXISTS (
  SELECT 1 FROM household h JOIN memberships m ON m.person_id = h.id
   WHERE m.organization_id = $2::uuid AND $4::jsonb ? m.role AND m.until IS NULL
) OR EXISTS (
  SELECT 1 FROM household h JOIN assignments a ON a.person_id = h.id
   WHERE a.order_id = $1::uuid AND (a.status = 'ACCEPTED' OR (a.status = 'REPLACED' AND a.answered_at IS NOT NULL))
) AS "isOfTeam"`;

/** Gathers what the rules of evaluation look at. */
@Injectable()
export class RatingFacts {
  constructor(
    private readonly orders: OrderRepository,
    private readonly settings: StreetSettingsService,
    private readonly people: PeopleService,
  ) {}

  /** Null when there is no such order for the actor. */
  async load(tx: Tx, orderId: string, actor: Actor): Promise<RatedOrder | null> {
    const loaded = await this.orders.load(tx, orderId);
    if (!loaded || !isVisible(loaded.order, actor)) return null;
    const { order, now, history } = loaded;
    const { workingCalendar } = await this.settings.forStreet(order.streetId);
    const recheckPassed = order.details.rectification?.verified === true;
    return {
      order,
      loaded,
      now,
      calendar: workingCalendar,
      progress: {
        status: order.status,
        outcome: order.outcome,
        closedAt: order.closedAt,
        history,
        recheckPassed,
      },
      served: servedBy(order),
    };
  }

  /** Whether the actor, or somebody of his household, belongs to the organisation or came to serve this order. */
  async isOfTeam(tx: Tx, actor: Actor, orderId: string, organizationId: string): Promise<boolean> {
    if (actor.kind !== 'PERSON') return false;
    if (
      actor.grants.some(
        (grant) => grant.organizationId === organizationId && SERVING_ROLES.includes(grant.role),
      )
    )
      return true;
    const [found] = await tx.query<{ isOfTeam: boolean }>(IS_OF_TEAM, [
      orderId,
      organizationId,
      actor.personId,
      JSON.stringify(SERVING_ROLES),
    ]);
    return found!.isOfTeam;
  }

  /** Rule 4 of handbook §3: nobody decides on an order of his own household. */
  async isOfHousehold(actor: Actor, personId: string): Promise<boolean> {
    return actor.kind === 'PERSON' && (await this.people.householdOf(actor.personId)).has(personId);
  }
}

const servedBy = (order: ServiceOrder): RatedUnit | null => {
  const claim = activeClaim(order) ?? order.details.lastServed;
  return claim ? { organizationId: claim.organizationId, tier: claim.tier } : null;
};

export const rolesOf = (actor: Actor, communityPath: string): OverseerRoles => {
  const streetPath = communityPath.replace(/[^/]+\/$/, '');
  return {
    desk: holdsRole(actor, ['COMMUNITY_DESK', 'COMMUNITY_SECRETARY'], communityPath),
    street: holdsRole(actor, ['STREET_OFFICER', 'STREET_SUPERVISOR'], streetPath),
    district: holdsRole(actor, 'DISTRICT_OFFICER', streetPath),
  };
};

/** Another street's orders do not exist for the caller. */
function isVisible(order: ServiceOrder, actor: Actor): boolean {
  if (actor.kind === 'SYSTEM') return true;
  if (actor.kind === 'TOKEN') return actor.orderId === order.id;
  return actor.streetId === order.streetId || partiesOf(actor, order).size > 0;
}
