import { Inject, Injectable } from '@nestjs/common';
import type { Ids, PersonActor, Random, Refusal, Result } from '#libs/kernel';
import { err, holdsRole, newOrderCode, newQueryCode, ok } from '#libs/kernel';
import { CatalogueService, PlainWordsService, type ItemForOrder, type ServiceSession } from '#libs/catalogue';
import { OrganizationDirectory, StreetSettingsService, type OrganizationFacts } from '#libs/organizations';
import { PeopleService } from '#libs/people';
import { FieldCipher, ForbiddenError, IDS, RANDOM, UnitOfWork, type Tx } from '#libs/platform';
import type { CommandOrigin } from '../domain/command';
import { dangerOf, type Danger } from '../domain/danger';
import type { OrderChange } from '../domain/order-change';
import { newServiceOrder } from '../domain/new-order';
import type { ServiceOrder } from '../domain/order';
import { urgencyOf, type Understood } from '../domain/understood';
import { EmergencyNotices } from './emergency-notices.service';
import { idempotencyKeyReused, type OrderAnswer } from './order-answer';
import { OpenOrder } from './open-order.service';
import { hashOf, type Executed } from './order-commands.service';
import { OrderRepository, type LoadedOrder } from './order.repository';
import { placeRefusals as refusals, type PlaceOrder } from './place-order';
import { PreferredVolunteers, type PastVolunteer } from './preferred-volunteers.service';
import { ProgressTokens } from './progress-tokens';
import { RequesterService } from './requester.service';

/** Danger to life never becomes an order (handbook §3 rule 6). */
export interface EmergencyAnswer {
  readonly emergency: Danger;
  readonly noticeId: string;
  readonly callBackBy: Date;
}

interface Placed {
  readonly now: Date;
  readonly answered: LoadedOrder['answered'];
  readonly waiting: number;
  /** Of those waiting, how many are first in line for a place that is free or falls free. */
  readonly ahead: number;
  readonly booked: number;
}

/** An order as it was asked for, with what that names found. */
interface Request {
  readonly actor: PersonActor;
  readonly input: PlaceOrder;
  readonly community: OrganizationFacts;
  readonly item: ItemForOrder | null;
  readonly session: ServiceSession | null;
  readonly requesterId: string;
  readonly understood: Understood | null;
}

interface Place {
  /** The session has no place left: the order joins the line. */
  readonly full: boolean;
  readonly preferred: PastVolunteer | null;
}

/** A NULL would look cheaper to the planner, which would then plan anew each time. */
const NO_SESSION = '00000000-0000-0000-0000-000000000000';

const READ = `
SELECT app_now() AS now,
  (SELECT jsonb_build_object('command', k.command, 'payloadHash', k.payload_hash, 'answer', k.answer)
     FROM idempotency_keys k WHERE k.scope = $1 AND k.key = $2) AS answered,
  (SELECT count(*)::int FROM service_orders o WHERE o.session_id = $3::uuid AND o.status = 'WAITLISTED') AS waiting,
  (SELECT count(*)::int FROM service_orders o WHERE o.session_id = $3::uuid AND o.status = 'WAITLISTED'
     AND NOT o.details ? 'placeOffer' AND (o.details ->> 'offersLapsed') IS NULL) AS ahead,
  (SELECT count(*)::int FROM service_orders o WHERE o.session_id = $3::uuid AND o.requester_id = $4::uuid
     AND o.status <> 'CANCELLED' AND NOT o.details ? 'leftSession') AS booked`;

/** Who sits at a counter, and may have printed slips while the line was down. */
const COUNTER = ['COMMUNITY_DESK', 'COMMUNITY_SECRETARY', 'STREET_OFFICER'] as const;

/** Opens orders, whatever the channel: the same checks, triage, deadlines and events (handbook §6). */
@Injectable()
export class PlaceOrderService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly orders: OrderRepository,
    private readonly opening: OpenOrder,
    private readonly catalogue: CatalogueService,
    private readonly organizations: OrganizationDirectory,
    private readonly settings: StreetSettingsService,
    private readonly requesters: RequesterService,
    private readonly tokens: ProgressTokens,
    private readonly cipher: FieldCipher,
    private readonly emergencies: EmergencyNotices,
    private readonly words: PlainWordsService,
    private readonly volunteers: PreferredVolunteers,
    private readonly people: PeopleService,
    @Inject(IDS) private readonly ids: Ids,
    @Inject(RANDOM) private readonly random: Random,
  ) {}

  /** @throws ForbiddenError when the actor may not place orders for that person */
  async place(actor: PersonActor, input: PlaceOrder): Promise<Result<Executed | EmergencyAnswer, Refusal>> {
    if (!input.text.trim() && !input.itemId && !input.sessionId) return err(refusals.textMissing);
    const community = await this.organizations.byId(input.communityId);
    if (community?.kind !== 'COMMUNITY' || !community.active || !community.streetId)
      return err(refusals.communityUnknown);
    const session = input.sessionId ? await this.catalogue.sessionForOrder(input.sessionId) : null;
    if (input.sessionId && (!session || session.streetId !== community.streetId || session.status !== 'OPEN'))
      return err(refusals.sessionUnknown);
    const itemId = session?.itemId ?? input.itemId;
    const item = itemId ? await this.catalogue.itemForOrder(itemId) : null;
    if (itemId && (item?.streetId !== community.streetId || item.status !== 'ON_SHELF'))
      return err(refusals.itemUnknown);
    if (
      item &&
      item.serviceAreaPaths.length > 0 &&
      !item.serviceAreaPaths.some((path) => community.path.startsWith(path))
    )
      return err(refusals.itemElsewhere);
    if (input.slipKeyHash && !holdsRole(actor, COUNTER, community.path)) throw new ForbiddenError();
    const requester = await this.requesters.resolve(actor, input, community);
    if (!requester.ok) return requester;
    const sign = this.words.dangerIn(input.text);
    if (sign) return this.raiseEmergency(actor, input, community, requester.value, dangerOf(sign.call));
    if (input.contactPreference === 'FAMILY' && !input.contactPhone) {
      const contact = await this.people.contactOf(requester.value);
      if (!contact?.family) return err(refusals.familyUnknown);
    }
    const understood = item ? null : await this.understand(community.streetId, input.text);
    return this.unitOfWork.atomic((tx) =>
      this.placeWithin(tx, {
        actor,
        input,
        community,
        item,
        session,
        requesterId: requester.value,
        understood,
      }),
    );
  }

  /** Free words, where no service was chosen. Whatever they seem to be, the order is taken: refusing is the desk's decision. */
  private async understand(streetId: string, text: string): Promise<Understood> {
    const { advice, urgency } = await this.words.read(streetId, text);
    return { danger: advice === 'EMERGENCY', urgency };
  }

  private async raiseEmergency(
    actor: PersonActor,
    input: PlaceOrder,
    community: OrganizationFacts,
    personId: string,
    danger: Danger,
  ): Promise<Result<EmergencyAnswer, Refusal>> {
    const given = input.contactPhone ?? (input.for.kind === 'NEW_PERSON' ? input.for.phone : null);
    // somebody on file gives no number: within three minutes nobody may have to look for it
    const onFile = given ? null : await this.people.contactOf(personId);
    const phone = given ?? onFile?.phone ?? onFile?.family?.phone ?? null;
    const opened = await this.emergencies.open(actor, {
      community,
      personId,
      phone,
      words: input.text,
      danger,
      channel: input.channel,
      idempotencyKey: input.idempotencyKey,
    });
    return opened.ok ? ok({ emergency: danger, ...opened.value }) : opened;
  }

  private async placeWithin(tx: Tx, request: Request): Promise<Result<Executed, Refusal>> {
    const { actor, input, item, requesterId } = request;
    // read inside the unit: when the last place went to somebody else, the next try must see the session as full
    const session = input.sessionId ? await this.catalogue.sessionForOrder(input.sessionId, tx) : null;
    // a colleague who signs in later sends what the first could not: the counter's key, not the person's
    const scope = input.slipKeyHash ? `counter:${request.community.id}` : `person:${actor.personId}`;
    const payloadHash = hashOf(input);
    const [read] = await tx.query<Placed>(READ, [
      scope,
      input.idempotencyKey,
      session?.id ?? NO_SESSION,
      requesterId,
    ]);
    const { now, answered, waiting, ahead, booked } = read!;
    if (answered) {
      if (answered.command !== 'placeOrder' || answered.payloadHash !== payloadHash)
        return err(idempotencyKeyReused);
      return ok({ ...(answered.answer as OrderAnswer), order: null, after: null });
    }
    if (input.occurredAt && input.occurredAt > now) return err(refusals.occurredLater);
    // nobody walks past the line: a place that is free belongs to those who wait for it
    const full = session !== null && session.taken + ahead >= session.capacity;
    if (session) {
      if (session.status !== 'OPEN' || session.startsAt <= now) return err(refusals.sessionUnknown);
      if (booked > 0) return err(refusals.onceAPerson);
      if (full && waiting >= session.waitingCapacity) return err(refusals.sessionFull);
    }
    const preferred = input.preferredVolunteerId
      ? await this.volunteers.named(tx, requesterId, input.preferredVolunteerId)
      : null;
    if (input.preferredVolunteerId && !preferred) return err(refusals.volunteerUnknown);
    if (input.slipKeyHash && (await this.tokens.isTaken(tx, input.slipKeyHash)))
      return err(refusals.slipKeyUsed);
    const order = await this.newOrder({ ...request, session, full, preferred }, now);
    const loaded = loadedAs(order, item, now);
    const origin: CommandOrigin = {
      actor,
      channel: input.channel,
      onBehalfOfPersonId: order.placedById ? requesterId : null,
      occurredAt: input.occurredAt,
    };
    const change = await this.opening.open(loaded, origin, item?.needsTriage ?? true);
    const answer: OrderAnswer = {
      orderId: order.id,
      status: change.order.status,
      version: change.order.version,
    };
    const placed = this.orders.insert(tx, change, {
      idempotency: { scope, key: input.idempotencyKey, command: 'placeOrder', payloadHash, answer },
    });
    tx.write(this.tokens.write(order.id, order.streetId, now));
    if (input.slipKeyHash) tx.write(this.tokens.writeHash(input.slipKeyHash, order.id, order.streetId, now));
    this.writeContact(tx, order, input);
    return ok({ ...answer, order: placed, after: { ...loaded, order: placed, history: statusesOf(change) } });
  }

  private async newOrder(
    { actor, input, community, item, session, full, requesterId, understood, preferred }: Request & Place,
    now: Date,
  ): Promise<ServiceOrder> {
    const { codePrefix, workingCalendar } = await this.settings.forStreet(community.streetId!);
    return newServiceOrder(
      {
        id: this.ids.uuid(),
        claimId: this.ids.uuid(),
        code: newOrderCode(codePrefix, workingCalendar.localDate(now), this.random),
        queryCode: newQueryCode(this.random),
        streetId: community.streetId!,
        community,
        requesterId,
        placedById: requesterId === actor.personId ? null : actor.personId,
        text: input.text,
        urgency: urgencyOf(input.urgency, understood),
        beneficiary: input.beneficiary,
        channel: input.channel,
        occurredAt: input.occurredAt,
        item,
        session: session && { ...session, full },
        preferred: preferred && { personId: preferred.personId, organizationId: preferred.organizationId },
        contactPreference: input.contactPreference ?? null,
      },
      now,
    );
  }

  private writeContact(tx: Tx, order: ServiceOrder, input: PlaceOrder): void {
    if (!input.address && !input.contactName && !input.contactPhone) return;
    const sealed = (value: string | null): string | null =>
      value?.trim() ? this.cipher.encrypt(value.trim()) : null;
    tx.write({
      text: `INSERT INTO order_contacts (order_id, street_id, name_encrypted, phone_encrypted, address_encrypted) VALUES ($1, $2, $3, $4, $5)`,
      values: [
        order.id,
        order.streetId,
        sealed(input.contactName),
        sealed(input.contactPhone),
        sealed(input.address),
      ],
    });
  }
}

function loadedAs(order: ServiceOrder, item: ItemForOrder | null, now: Date): LoadedOrder {
  return {
    order,
    now,
    history: [],
    item: item
      ? { requiredQualification: item.qualification, deadlineOverrides: { ...item.deadlines } }
      : null,
    load: null,
    answered: null,
  };
}

/** The statuses an order has been in so far, as its first timeline lines tell. */
const statusesOf = (change: OrderChange): LoadedOrder['history'] =>
  change.timeline
    .filter((line) => line.fromStatus !== line.toStatus)
    .map((line) => ({ status: line.toStatus, at: line.at }));
