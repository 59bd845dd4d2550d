import { Inject, Injectable } from '@nestjs/common';
import type { Channel, Ids, PersonActor, Refusal, Result } from '#libs/kernel';
import { err, holdsRoleIn, ok } from '#libs/kernel';
import { CatalogueService, meetsQualification, PlainWordsService } from '#libs/catalogue';
import { OrganizationDirectory, StreetSettingsService, type OrganizationFacts } from '#libs/organizations';
import { PeopleService } from '#libs/people';
import { ForbiddenError, IDS, UnitOfWork, type Tx } from '#libs/platform';
import { dangerOf } from '../domain/danger';
import type { Beneficiary } from '../domain/order';
import { nextOccurrence, type StandingRule } from '../domain/standing-order';
import { idempotencyKeyReused } from './order-answer';
import { hashOf } from './order-commands.service';
import { areaOf } from './order-facts.service';
import { EmergencyNotices } from './emergency-notices.service';
import type { EmergencyAnswer } from './place-order.service';
import type { PlaceOrderFor } from './place-order';
import { RequesterService } from './requester.service';
import { readStandingOrders, standingRefusals as refusals, type StandingOrder } from './standing-order';
import { armNext, insertStanding, standingEvent } from './standing-order-writes';

export interface CreateStandingOrder {
  readonly communityId: string;
  readonly organizationId: string;
  readonly itemId: string | null;
  readonly text: string;
  readonly for: PlaceOrderFor;
  readonly beneficiary: Beneficiary;
  readonly rule: StandingRule;
  readonly channel: Channel;
  readonly idempotencyKey: string;
}

interface Keyed {
  readonly now: Date;
  readonly answered: { command: string; payloadHash: string; answer: { standingOrderId?: string } } | null;
}

/**
 * 长期单: a rule and an agreed provider. Nobody can be made to serve (志愿服务条例 25), so what a resident or a desk asks for is
 * a proposal until the provider accepts; what the provider's lead enters for a resident is agreed by being entered.
 */
@Injectable()
export class StandingOrders {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly settings: StreetSettingsService,
    private readonly catalogue: CatalogueService,
    private readonly people: PeopleService,
    private readonly requesters: RequesterService,
    private readonly emergencies: EmergencyNotices,
    private readonly words: PlainWordsService,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  /** @throws ForbiddenError when the actor may not ask for that person */
  async create(
    actor: PersonActor,
    input: CreateStandingOrder,
  ): Promise<Result<StandingOrder | EmergencyAnswer, Refusal>> {
    if (!input.text.trim() && !input.itemId) return err(refusals.textMissing);
    const community = await this.organizations.byId(input.communityId);
    if (community?.kind !== 'COMMUNITY' || !community.active || !community.streetId)
      return err(refusals.communityUnknown);
    const provider = await this.organizations.byId(input.organizationId);
    if (!provider || !servesThere(provider, community)) return err(refusals.providerUnfit);
    const item = input.itemId ? await this.catalogue.itemForOrder(input.itemId) : null;
    if (input.itemId && (item?.streetId !== community.streetId || item.status !== 'ON_SHELF'))
      return err(refusals.itemUnknown);
    if (!meetsQualification(item?.qualification ?? null, provider.qualifications))
      return err(refusals.providerUnfit);
    const requester = await this.requesters.resolve(actor, input, community);
    if (!requester.ok) return requester;
    const sign = this.words.dangerIn(input.text);
    if (sign) {
      const danger = dangerOf(sign.call);
      const { channel, idempotencyKey } = input;
      const opened = await this.emergencies.open(actor, {
        community,
        personId: requester.value,
        phone: null,
        words: input.text,
        danger,
        channel,
        idempotencyKey,
      });
      return opened.ok ? ok({ emergency: danger, ...opened.value }) : opened;
    }
    const own = (await this.people.householdOf(actor.personId)).has(requester.value);
    const agreed = holdsRoleIn(actor, 'PROVIDER_LEAD', provider.id) && !own;
    const words = input.text.trim() || (item?.nameZh ?? '');
    return this.createOnce(actor, input, { community, requesterId: requester.value, agreed, words });
  }

  /** The provider agrees: from now on each occurrence becomes its order. @throws ForbiddenError for others */
  async accept(actor: PersonActor, id: string): Promise<Result<StandingOrder, Refusal>> {
    return this.changing(id, async (tx, found) => {
      if (!holdsRoleIn(actor, 'PROVIDER_LEAD', found.organizationId)) throw new ForbiddenError();
      if (found.status === 'ACTIVE') return ok(found);
      if (found.status !== 'PROPOSED') return err(refusals.notProposed);
      if ((await this.people.householdOf(actor.personId)).has(found.requesterId)) return err(refusals.own);
      const nextAt = nextOccurrence(
        found,
        found.now,
        (await this.settings.forStreet(found.streetId)).workingCalendar,
      );
      if (!nextAt) return err(refusals.neverOccurs);
      tx.write({
        text: `UPDATE standing_orders SET status = 'ACTIVE', next_at = $2, accepted_by_id = $3 WHERE id = $1 AND status = 'PROPOSED'`,
        values: [id, nextAt, actor.personId],
        expectRows: 1,
      });
      tx.write(armNext(found, nextAt));
      tx.write(standingEvent(this.ids, found, 'StandingOrderAccepted', found.now));
      return ok({ ...found, status: 'ACTIVE', nextAt, nextSkipped: false });
    });
  }

  private async changing(
    id: string,
    change: (tx: Tx, found: StandingOrder & { now: Date }) => Promise<Result<StandingOrder, Refusal>>,
  ): Promise<Result<StandingOrder, Refusal>> {
    return this.unitOfWork.atomic(async (tx) => {
      const [found] = await readStandingOrders(tx, 's.id = $1', [id]);
      return found ? change(tx, found) : err(refusals.notFound);
    });
  }

  private createOnce(
    actor: PersonActor,
    input: CreateStandingOrder,
    {
      community,
      requesterId,
      agreed,
      words,
    }: { community: OrganizationFacts; requesterId: string; agreed: boolean; words: string },
  ): Promise<Result<StandingOrder, Refusal>> {
    const scope = `person:${actor.personId}`;
    const payloadHash = hashOf('createStandingOrder', input);
    return this.unitOfWork.atomic(async (tx) => {
      const [read] = await tx.query<Keyed>(
        `SELECT app_now() AS now, (SELECT jsonb_build_object('command', command, 'payloadHash', payload_hash, 'answer', answer)
           FROM idempotency_keys WHERE scope = $1 AND key = $2) AS answered`,
        [scope, input.idempotencyKey],
      );
      const { now, answered } = read!;
      if (answered) {
        if (answered.payloadHash !== payloadHash) return err(idempotencyKeyReused);
        const [before] = await readStandingOrders(tx, 's.id = $1', [answered.answer.standingOrderId]);
        return before ? ok(before) : err(refusals.notFound);
      }
      const streetId = community.streetId!;
      const first = nextOccurrence(
        input.rule,
        now,
        (await this.settings.forStreet(streetId)).workingCalendar,
      );
      if (!first) return err(refusals.neverOccurs);
      const order: StandingOrder = {
        ...input.rule,
        id: this.ids.uuid(),
        streetId,
        requesterId,
        placedById: requesterId === actor.personId ? null : actor.personId,
        itemId: input.itemId,
        organizationId: input.organizationId,
        communityId: community.id,
        communityPath: community.path,
        channel: input.channel,
        beneficiary: input.beneficiary,
        text: words,
        status: agreed ? 'ACTIVE' : 'PROPOSED',
        nextAt: agreed ? first : null,
        nextSkipped: false,
        createdAt: now,
        endReason: null,
      };
      tx.write(insertStanding(order, agreed ? actor.personId : null));
      if (agreed) tx.write(armNext(order, first));
      tx.write(
        standingEvent(this.ids, order, agreed ? 'StandingOrderAccepted' : 'StandingOrderProposed', now),
      );
      tx.write({
        text: `INSERT INTO idempotency_keys (scope, key, command, payload_hash, answer, created_at) VALUES ($1, $2, 'createStandingOrder', $3, $4, $5)
ON CONFLICT (scope, key) DO NOTHING`,
        values: [
          scope,
          input.idempotencyKey,
          payloadHash,
          JSON.stringify({ standingOrderId: order.id }),
          now,
        ],
        expectRows: 1,
      });
      return ok(order);
    });
  }
}

function servesThere(provider: OrganizationFacts, community: OrganizationFacts): boolean {
  if (!provider.active || provider.pausing || provider.streetId !== community.streetId) return false;
  return areaOf(provider).some((area) => community.path.startsWith(area));
}
