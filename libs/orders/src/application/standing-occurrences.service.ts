import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Ids, Random, WorkflowRegistry } from '#libs/kernel';
import { newOrderCode, newQueryCode, SYSTEM } from '#libs/kernel';
import { CatalogueService, type ItemForOrder } from '#libs/catalogue';
import { OrganizationDirectory, StreetSettingsService, type OrganizationFacts } from '#libs/organizations';
import { PeopleService } from '#libs/people';
import {
  IDS,
  RANDOM,
  settleTimer,
  timerIsDue,
  TimerHandlers,
  UnitOfWork,
  type DueTimer,
  type TimerHandler,
  type Tx,
} from '#libs/platform';
import type { CommandOrigin, OrderCommand } from '../domain/command';
import type { OrderContext } from '../domain/context';
import { handleCommand } from '../domain/handle-command';
import { openOrder } from '../domain/open-order';
import type { OrderChange } from '../domain/order-change';
import type { ServiceOrder, ServingTier } from '../domain/order';
import { nextOccurrence } from '../domain/standing-order';
import { ORDER_WORKFLOWS } from '../tokens';
import { OrderFactsService } from './order-facts.service';
import { OrderRepository, type LoadedOrder } from './order.repository';
import { ProgressTokens } from './progress-tokens';
import { AHEAD_MS, readStandingOrders, STANDING_SUBJECT, type StandingOrder } from './standing-order';
import { standingEvent } from './standing-order-writes';

type Outcome = 'OPENED' | 'SKIPPED' | 'MISSED';

/**
 * Opens each occurrence of a standing order a day before its time, as an order already claimed by the agreed provider and
 * already scheduled: time and team were agreed with the rule, so the provider need not do it again every day. Where the
 * provider is gone or takes nothing at present, the order goes to the open pool and the desk is told.
 */
@Injectable()
export class StandingOccurrences implements TimerHandler, OnModuleInit {
  readonly subjectType = STANDING_SUBJECT;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly orders: OrderRepository,
    private readonly facts: OrderFactsService,
    private readonly organizations: OrganizationDirectory,
    private readonly settings: StreetSettingsService,
    private readonly catalogue: CatalogueService,
    private readonly people: PeopleService,
    private readonly tokens: ProgressTokens,
    private readonly handlers: TimerHandlers,
    @Inject(IDS) private readonly ids: Ids,
    @Inject(RANDOM) private readonly random: Random,
    @Inject(ORDER_WORKFLOWS) private readonly workflows: WorkflowRegistry<OrderContext, ServiceOrder>,
  ) {}

  onModuleInit(): void {
    this.handlers.register(this);
  }

  async fire(timer: DueTimer): Promise<void> {
    await this.unitOfWork.atomic(async (tx) => {
      if (!(await timerIsDue(tx, timer))) return;
      const [standing] = await readStandingOrders(tx, `s.id = $1 AND s.status = 'ACTIVE'`, [timer.subjectId]);
      if (!standing) return tx.write(settleTimer({ ...timer, nextDueAt: null }));
      const { workingCalendar } = await this.settings.forStreet(standing.streetId);
      const nextAt = nextOccurrence(standing, standing.nextAt!, workingCalendar);
      const personIsHere = (await this.people.streetOf(standing.requesterId)) === standing.streetId;
      if (personIsHere) await this.takeOccurrence(tx, standing);
      tx.write(
        settleTimer({
          ...timer,
          nextDueAt: nextAt && personIsHere ? new Date(nextAt.getTime() - AHEAD_MS) : null,
        }),
      );
      if (!nextAt || !personIsHere) return this.end(tx, standing, personIsHere ? 'RULE_OVER' : 'PERSON_GONE');
      tx.write({
        text: `UPDATE standing_orders SET next_at = $3 WHERE id = $1 AND status = 'ACTIVE' AND next_at = $2`,
        values: [standing.id, standing.nextAt, nextAt],
        expectRows: 1,
      });
    });
  }

  private end(tx: Tx, standing: StandingOrder & { now: Date }, reason: string): void {
    // its timer is settled by this unit already
    tx.write({
      text: `UPDATE standing_orders SET status = 'ENDED', next_at = NULL, ended_at = $2, end_reason = $3 WHERE id = $1 AND status = 'ACTIVE'`,
      values: [standing.id, standing.now, reason],
      expectRows: 1,
    });
    this.tell(tx, standing, 'StandingOrderEnded', { reason });
  }

  private async takeOccurrence(tx: Tx, standing: StandingOrder & { now: Date }): Promise<void> {
    const occursAt = standing.nextAt!;
    const known = await tx.query(
      'SELECT 1 FROM standing_occurrences WHERE standing_order_id = $1 AND occurs_at = $2',
      [standing.id, occursAt],
    );
    if (known.length > 0) return; // it was skipped, by somebody who knew
    if (occursAt <= standing.now) {
      this.record(tx, standing, 'MISSED', null);
      return this.tell(tx, standing, 'OccurrenceMissed', { occursAt: occursAt.toISOString() });
    }
    const provider = await this.organizations.byId(standing.organizationId);
    const item = standing.itemId ? await this.catalogue.itemForOrder(standing.itemId, tx) : null;
    const change = await this.open(standing, item, provider?.active && !provider.pausing ? provider : null);
    this.orders.insert(tx, change);
    tx.write(this.tokens.write(change.order.id, standing.streetId, standing.now));
    this.record(tx, standing, 'OPENED', change.order.id);
    if (change.order.status === 'OPEN')
      this.tell(tx, standing, 'StandingProviderGone', { orderId: change.order.id });
  }

  private record(
    tx: Tx,
    { id, nextAt, streetId, now }: StandingOrder & { now: Date },
    outcome: Outcome,
    orderId: string | null,
  ): void {
    tx.write({
      text: `INSERT INTO standing_occurrences (standing_order_id, occurs_at, street_id, order_id, outcome, recorded_at) VALUES ($1, $2, $3, $4, $5, $6)`,
      values: [id, nextAt, streetId, orderId, outcome, now],
    });
  }

  /** Opened, and scheduled (or accepted into the pool) in the same unit: both steps on its timeline. */
  private async open(
    standing: StandingOrder & { now: Date },
    item: ItemForOrder | null,
    provider: OrganizationFacts | null,
  ): Promise<OrderChange> {
    const order = await this.newOrder(standing, item, provider);
    const workflow = this.workflows.get(order.workflow);
    const origin: CommandOrigin = {
      actor: SYSTEM,
      channel: 'SYSTEM',
      onBehalfOfPersonId: standing.requesterId,
      occurredAt: null,
    };
    const deadlineOverrides = { ...(item?.deadlines ?? {}) };
    const loaded: LoadedOrder = {
      order,
      now: standing.now,
      history: [],
      item: item ? { requiredQualification: item.qualification, deadlineOverrides } : null,
      load: null,
      answered: null,
    };
    const facts = await this.facts.forCommand(loaded, null, SYSTEM);
    const opened = openOrder(workflow, order, origin, facts);
    const step: OrderCommand = provider
      ? { name: 'scheduleOrder', appointedAt: standing.nextAt!, residentAgreed: true }
      : { name: 'triageOrder', decision: 'ACCEPT' };
    const stepped = handleCommand(workflow, opened.order, step, origin, {
      ...facts,
      history: [{ status: order.status, at: standing.now }],
    });
    if (!stepped.ok) throw new Error(`${order.workflow}: ${step.name} was refused to an occurrence`);
    return {
      order: stepped.value.order,
      timeline: [...opened.timeline, ...stepped.value.timeline],
      events: [...opened.events, ...stepped.value.events],
    };
  }

  private async newOrder(
    standing: StandingOrder & { now: Date },
    item: ItemForOrder | null,
    provider: OrganizationFacts | null,
  ): Promise<ServiceOrder> {
    const { now } = standing;
    const settings = await this.settings.forStreet(standing.streetId);
    const tier: ServingTier =
      provider?.kind === 'STREET' ? 'STREET' : provider?.kind === 'COMMUNITY' ? 'COMMUNITY' : 'TEAM';
    return {
      id: this.ids.uuid(),
      streetId: standing.streetId,
      workflow: 'service-order',
      code: newOrderCode(settings.codePrefix, settings.workingCalendar.localDate(now), this.random),
      queryCode: newQueryCode(this.random),
      status: provider ? 'CLAIMED' : 'SUBMITTED',
      outcome: null,
      version: 1,
      round: 1,
      urgency: 'NORMAL',
      risk: item?.risk ?? 'MEDIUM',
      complex: item?.complex ?? false,
      channel: standing.channel,
      itemId: standing.itemId,
      sessionId: null,
      standingOrderId: standing.id,
      communityId: standing.communityId,
      communityPath: standing.communityPath,
      beneficiary: standing.beneficiary,
      requesterId: standing.requesterId,
      placedById: standing.placedById,
      pool: null,
      appointedAt: null,
      occurredAt: now,
      receivedAt: now,
      closedAt: null,
      details: {
        text: standing.text,
        ...(provider ? { lastServed: { organizationId: provider.id, tier } } : {}),
      },
      deadlines: [],
      claims: provider
        ? [
            {
              id: this.ids.uuid(),
              organizationId: provider.id,
              tier,
              round: 1,
              fromPool: 'OPEN',
              status: 'ACTIVE',
              createdAt: now,
              claimedAt: now,
              contactedAt: null,
              endedAt: null,
              endReason: null,
            },
          ]
        : [],
      invitation: null,
      assignments: [],
      timeline: { seq: 0, hash: null },
    };
  }

  private tell(tx: Tx, standing: StandingOrder & { now: Date }, type: string, more: object): void {
    tx.write(standingEvent(this.ids, standing, type, standing.now, { tell: ['DESK'], ...more }));
  }
}
