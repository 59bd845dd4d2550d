import { Injectable } from '@nestjs/common';
import type { Actor, PersonActor } from '#libs/kernel';
import { holdsRole, holdsRoleIn } from '#libs/kernel';
import { OrganizationDirectory, type OrganizationFacts } from '#libs/organizations';
import { currentStreets, UnitOfWork } from '#libs/platform';
import { activeClaim } from '../domain/order';
import { areaOf } from './order-facts.service';
import { OrderReader } from './order-reader.service';
import type { OrderView } from './order-view';
import { OrderRepository, type LoadedOrder } from './order.repository';

/** So long the reads of one moment are gathered: everybody who watches an order shares one of them. */
const GATHER_MS = 10;
const DESKS = [
  'COMMUNITY_DESK',
  'COMMUNITY_SECRETARY',
  'STREET_OFFICER',
  'STREET_SUPERVISOR',
  'DISTRICT_OFFICER',
] as const;
const IN_A_POOL = new Set(['OPEN', 'COMMUNITY_FALLBACK', 'STREET_FALLBACK']);

/** What changed for a screen that shows many orders. */
export type LiveChange =
  | { readonly kind: 'ORDER'; readonly subjectId: string; readonly view: OrderView }
  /** It left what the screen shows. */
  | { readonly kind: 'GONE'; readonly subjectId: string };

interface Batch {
  readonly ids: Set<string>;
  readonly loaded: Promise<Map<string, LoadedOrder>>;
}

/**
 * What a live screen may see of a change, read afresh for each one: orders as they are now, by the roles the viewer holds now.
 * A read begins after it was asked for, so it never shows less than the event that caused it.
 */
@Injectable()
export class LiveOrders {
  /** By the streets their readers may see: what is read for one must not be shown to another. */
  private readonly batches = new Map<string, Batch>();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly orders: OrderRepository,
    private readonly reader: OrderReader,
    private readonly organizations: OrganizationDirectory,
  ) {}

  /** Null when the order does not exist for the viewer (any more). */
  async order(actor: Actor, orderId: string): Promise<OrderView | null> {
    const loaded = await this.load(orderId);
    return loaded && this.reader.viewOf(actor, loaded);
  }

  /** The organisation, while the actor leads it; null otherwise. */
  async led(actor: PersonActor | null, organizationId: string): Promise<OrganizationFacts | null> {
    if (!actor || !holdsRoleIn(actor, 'PROVIDER_LEAD', organizationId)) return null;
    return this.organizations.byId(organizationId);
  }

  /** Whether the actor keeps a desk over that path. */
  keepsDesk(actor: PersonActor | null, under: string): boolean {
    return actor !== null && holdsRole(actor, DESKS, under);
  }

  /** What an organisation could take, holds, or is invited to. Null: nothing of that, now or before. */
  async ofProvider(
    actor: PersonActor,
    organization: OrganizationFacts,
    orderId: string,
  ): Promise<LiveChange | null> {
    const loaded = await this.load(orderId);
    if (!loaded || loaded.order.streetId !== organization.streetId) return null;
    const { order } = loaded;
    const inArea = areaOf(organization).some((area) => order.communityPath.startsWith(area));
    const own = activeClaim(order)?.organizationId === organization.id;
    const invited =
      order.invitation?.status === 'PENDING' && order.invitation.organizationId === organization.id;
    if (own || invited || (inArea && IN_A_POOL.has(order.status))) {
      const view = await this.reader.viewOf(actor, loaded);
      return view && { kind: 'ORDER', subjectId: orderId, view };
    }
    // only what has been in a pool can have been on this screen
    return inArea && order.pool !== null ? { kind: 'GONE', subjectId: orderId } : null;
  }

  async underDesk(actor: PersonActor, under: string, orderId: string): Promise<LiveChange | null> {
    const loaded = await this.load(orderId);
    if (!loaded?.order.communityPath.startsWith(under)) return null;
    const view = await this.reader.viewOf(actor, loaded);
    return view && { kind: 'ORDER', subjectId: orderId, view };
  }

  private async load(orderId: string): Promise<LoadedOrder | null> {
    const streets = currentStreets();
    const batch = this.batches.get(streets) ?? this.open(streets);
    batch.ids.add(orderId);
    return (await batch.loaded).get(orderId) ?? null;
  }

  private open(streets: string): Batch {
    const ids = new Set<string>();
    const gathered = new Promise((resolve) => setTimeout(resolve, GATHER_MS));
    const loaded = gathered.then(() => {
      this.batches.delete(streets);
      return this.unitOfWork.atomic((tx) => this.orders.loadMany(tx, [...ids]));
    });
    const batch = { ids, loaded };
    this.batches.set(streets, batch);
    return batch;
  }
}
