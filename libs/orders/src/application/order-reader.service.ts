import { Inject, Injectable } from '@nestjs/common';
import type { Actor, PersonActor, WorkflowRegistry } from '#libs/kernel';
import {
  availableCommands,
  err,
  holdsRole,
  holdsRoleIn,
  normalizeDigits,
  ok,
  type Refusal,
  type Result,
} from '#libs/kernel';
import { OrganizationDirectory, type OrganizationFacts } from '#libs/organizations';
import { acrossStreets, admitToStreets, ForbiddenError, UnitOfWork, type PageRequest } from '#libs/platform';
import type { OrderCommand } from '../domain/command';
import type { OrderContext } from '../domain/context';
import type { ServiceOrder } from '../domain/order';
import type { Party } from '../domain/parties';
import { visibilityOf } from '../domain/visibility';
import { ORDER_WORKFLOWS } from '../tokens';
import { orderNotFound } from './order-answer';
import { areaOf, OrderFactsService } from './order-facts.service';
import type { OrderView } from './order-view';
import { OrderRepository, type LoadedOrder } from './order.repository';
import { ProgressTokens } from './progress-tokens';

/** Takes a value into the statement. @returns its place there, `$1` */
type Bind = (value: unknown) => string;

/** Filters of the desks' work queue. */
export interface DeskFilter {
  readonly under: string;
  readonly statuses: readonly string[] | null;
  readonly lights: readonly string[] | null;
}

/** Lists and looks: everything a screen reads of orders, as far as the viewer may see it. */
@Injectable()
export class OrderReader {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly orders: OrderRepository,
    private readonly facts: OrderFactsService,
    private readonly organizations: OrganizationDirectory,
    private readonly tokens: ProgressTokens,
    @Inject(ORDER_WORKFLOWS) private readonly workflows: WorkflowRegistry<OrderContext, ServiceOrder>,
  ) {}

  async byId(actor: Actor, orderId: string): Promise<Result<OrderView, Refusal>> {
    const [view] = await this.byIds(actor, [orderId]);
    return view ? ok(view) : err(orderNotFound);
  }

  /** What the giver of a command is told of its result, even where the order has left his sight by it (declined, handed back). */
  async afterCommand(actor: Actor, orderId: string): Promise<Result<OrderView, Refusal>> {
    const found = (await this.unitOfWork.atomic((tx) => this.orders.loadMany(tx, [orderId]))).get(orderId);
    return found ? ok(this.shown(actor, found)) : err(orderNotFound);
  }

  /** In the order asked; null for what does not exist for the actor. */
  async byIds(actor: Actor, orderIds: readonly string[]): Promise<(OrderView | null)[]> {
    const loaded = await this.unitOfWork.atomic((tx) => this.orders.loadMany(tx, orderIds));
    return Promise.all(
      orderIds.map((id) => {
        const found = loaded.get(id);
        return found ? this.viewOf(actor, found) : Promise.resolve(null);
      }),
    );
  }

  /** Null when the order does not exist for the actor. */
  async viewOf(actor: Actor, loaded: LoadedOrder): Promise<OrderView | null> {
    const { order } = loaded;
    const visibility = visibilityOf(actor, order);
    if (
      !visibility.exists ||
      (actor.kind === 'PERSON' &&
        actor.streetId !== null &&
        actor.streetId !== order.streetId &&
        !visibility.full)
    )
      return null;
    return this.shown(actor, loaded);
  }

  private shown(actor: Actor, loaded: LoadedOrder): OrderView {
    const { order, now } = loaded;
    const visibility = visibilityOf(actor, order);
    const availableActions = () => this.availableActions(actor, loaded, visibility.parties);
    return { order, visibility, availableActions, now };
  }

  private async availableActions(
    actor: Actor,
    loaded: LoadedOrder,
    parties: ReadonlySet<Party>,
  ): Promise<readonly string[]> {
    const { order } = loaded;
    // guards that are decidable beforehand never read the input
    const command: OrderCommand = { name: 'addNote', note: '' };
    const context: OrderContext = {
      order,
      command,
      origin: { actor, channel: 'WEB', onBehalfOfPersonId: null, occurredAt: null },
      parties,
      facts: await this.facts.forCommand(loaded, command, actor),
      raise: () => undefined,
    };
    return availableCommands(this.workflows.get(order.workflow), { status: order.status, parties, context });
  }

  /** The order behind a slip's QR code. */
  async byToken(token: string): Promise<Result<OrderView, Refusal>> {
    const [row] = await acrossStreets('TOKEN', () =>
      this.unitOfWork.atomic((tx) =>
        tx.query<{ id: string; street_id: string }>(
          `SELECT order_id AS id, street_id FROM order_tokens WHERE token_hash = $1 AND expires_at > app_now()`,
          [this.tokens.hashOf(token)],
        ),
      ),
    );
    if (!row) return err(orderNotFound);
    admitToStreets([row.street_id]);
    return this.byId({ kind: 'TOKEN', orderId: row.id, streetId: row.street_id }, row.id);
  }

  /** Id of the order with this query code; the caller checks the phone's last digits. */
  async idByQueryCode(
    queryCode: string,
  ): Promise<{ id: string; streetId: string; requesterId: string } | null> {
    const [row] = await acrossStreets('TOKEN', () =>
      this.unitOfWork.atomic((tx) =>
        tx.query<{ id: string; streetId: string; requesterId: string }>(
          `SELECT id, street_id AS "streetId", requester_id AS "requesterId" FROM service_orders WHERE query_code = $1`,
          [normalizeDigits(queryCode)],
        ),
      ),
    );
    return row ?? null;
  }

  /** Orders for the person, or placed by the person for others. */
  mine(actor: PersonActor, page: PageRequest): Promise<OrderView[]> {
    return this.list(actor, page, (bind) => {
      const person = bind(actor.personId);
      return [`(o.requester_id = ${person} OR o.placed_by_id = ${person})`];
    });
  }

  /** What the organisation could take now, nearest deadline last in line first. @throws ForbiddenError for outsiders */
  async pool(actor: PersonActor, organizationId: string, page: PageRequest): Promise<OrderView[]> {
    const organization = await this.leading(actor, organizationId);
    return this.list(actor, page, (bind) => [
      `o.street_id = ${bind(organization.streetId)}`,
      `o.closed_at IS NULL AND o.status IN ('OPEN', 'COMMUNITY_FALLBACK', 'STREET_FALLBACK')`,
      `EXISTS (SELECT 1 FROM unnest(${bind(areaOf(organization))}::text[]) area WHERE starts_with(o.community_path, area))`,
    ]);
  }

  /** What the organisation holds, is invited to, or waits for. @throws ForbiddenError for outsiders */
  async ofOrganization(
    actor: PersonActor,
    organizationId: string,
    statuses: readonly string[] | null,
    page: PageRequest,
  ): Promise<OrderView[]> {
    await this.leading(actor, organizationId);
    return this.list(actor, page, (bind) => {
      const organization = bind(organizationId);
      return [
        ...(statuses ? [`o.status = ANY(${bind(statuses)}::text[])`] : []),
        `(o.claimed_by = ${organization}
        OR EXISTS (SELECT 1 FROM invitations i WHERE i.order_id = o.id AND i.organization_id = ${organization} AND i.status = 'PENDING')
        OR EXISTS (SELECT 1 FROM claims c WHERE c.order_id = o.id AND c.organization_id = ${organization} AND c.status = 'WAITING'))`,
      ];
    });
  }

  /** Tasks a volunteer was asked to do or has accepted. */
  tasks(actor: PersonActor, page: PageRequest): Promise<OrderView[]> {
    return this.list(actor, page, (bind) => [
      `o.id IN (SELECT a.order_id FROM assignments a WHERE a.person_id = ${bind(actor.personId)} AND a.status IN ('OFFERED', 'ACCEPTED'))`,
    ]);
  }

  /** Work queue of a desk, a street or the district: everything under a path. @throws ForbiddenError outside one's duty */
  async desk(actor: PersonActor, filter: DeskFilter, page: PageRequest): Promise<OrderView[]> {
    if (
      !holdsRole(
        actor,
        ['COMMUNITY_DESK', 'COMMUNITY_SECRETARY', 'STREET_OFFICER', 'STREET_SUPERVISOR', 'DISTRICT_OFFICER'],
        filter.under,
      )
    )
      throw new ForbiddenError();
    const [street, community] = await Promise.all([
      this.organizations.streetOf(filter.under),
      this.organizations.communityFor(filter.under),
    ]);
    return this.list(actor, page, (bind) => [
      this.placed(filter.under, street, community, bind),
      ...(filter.statuses ? [`o.status = ANY(${bind(filter.statuses)}::text[])`] : []),
      ...(this.areOpen(filter.statuses) ? ['o.closed_at IS NULL'] : []),
      ...(filter.lights ? [`o.light = ANY(${bind(filter.lights)}::text[])`] : []),
    ]);
  }

  /** Each level by its own index, in the order of time: a community's orders, a street's, all. */
  private placed(
    under: string,
    street: OrganizationFacts | null,
    community: OrganizationFacts | null,
    bind: Bind,
  ): string {
    if (community?.path === under) return `o.community_id = ${bind(community.id)}`;
    if (street?.path === under) return `o.street_id = ${bind(street.id)}`;
    return `starts_with(o.community_path, ${bind(under)})`;
  }

  /** Then the few open orders are looked through, not the street's whole past. */
  private areOpen(statuses: readonly string[] | null): boolean {
    const known = this.workflows.get('service-order').statuses;
    return statuses !== null && statuses.every((status) => known[status]?.kind === 'waiting');
  }

  private async leading(actor: PersonActor, organizationId: string) {
    const organization = await this.organizations.byId(organizationId);
    if (!organization || !holdsRoleIn(actor, 'PROVIDER_LEAD', organizationId)) throw new ForbiddenError();
    return organization;
  }

  /**
   * Newest first, one page. Only what is asked stands in the statement: `$1 IS NULL OR …` keeps PostgreSQL from every index
   * once it plans for all values together (docs/performance.md).
   */
  private async list(
    actor: PersonActor,
    { limit, after }: PageRequest,
    where: (bind: Bind) => readonly string[],
  ): Promise<OrderView[]> {
    const values: unknown[] = [];
    const bind: Bind = (value) => `$${values.push(value)}`;
    const asked = [
      ...where(bind),
      ...(after
        ? [`(o.created_at, o.id) < (${bind(after.createdAt)}::timestamptz, ${bind(after.id)}::uuid)`]
        : []),
    ];
    const ids = await this.unitOfWork.atomic((tx) =>
      tx.query<{ id: string }>(
        `SELECT o.id FROM service_orders o WHERE ${asked.join(' AND ')}
          ORDER BY o.created_at DESC, o.id DESC LIMIT ${limit}`,
        values,
      ),
    );
    const views = await this.byIds(
      actor,
      ids.map((row) => row.id),
    );
    return views.filter((view): view is OrderView => view !== null);
  }
}
