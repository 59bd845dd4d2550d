import { Injectable } from '@nestjs/common';
import { holdsRole, text as bilingual, type PersonActor } from '#libs/kernel';
import { likeness, PlainWordsService, wordsIn, type Reading } from '#libs/catalogue';
import { OrganizationDirectory, type OrganizationFacts } from '#libs/organizations';
import { CallLimiter, InvalidInputError, UnitOfWork, type CallRule } from '#libs/platform';
import { likelyDuplicates } from '../domain/likely-duplicates';
import type { OrderView } from './order-view';
import { OrderReader } from './order-reader.service';

const BY_ADDRESS: CallRule = { name: 'suggest-by-address', calls: 60, seconds: 60 };
/** Newest open orders that are compared. */
const OWN = 50;
const COMMUNITY = 200;

export interface SuggestServices {
  readonly streetId: string;
  readonly communityId: string | null;
  readonly text: string;
}

export interface Suggested {
  readonly reading: Reading;
  /** Where services have to be offered, when a community was named. */
  readonly communityPath: string | null;
  /** Open orders that probably are the same request; only what the caller may see. */
  readonly duplicates: readonly OrderView[];
}

/** What somebody's own words may mean, before ordering and at triage: advice and ranked services, no decision. */
@Injectable()
export class SuggestServicesService {
  constructor(
    private readonly words: PlainWordsService,
    private readonly organizations: OrganizationDirectory,
    private readonly unitOfWork: UnitOfWork,
    private readonly reader: OrderReader,
    private readonly limiter: CallLimiter,
  ) {}

  /** @throws TooManyRequestsError; InvalidInputError when there is no such street or community */
  async suggest(
    actor: PersonActor | null,
    clientAddress: string,
    { streetId, communityId, text }: SuggestServices,
  ): Promise<Suggested> {
    await this.limiter.require(BY_ADDRESS, clientAddress);
    const street = await this.organizations.byId(streetId);
    if (street?.kind !== 'STREET' || !street.active) throw unknown('streetId');
    const community = communityId ? await this.organizations.byId(communityId) : null;
    if (communityId && (community?.kind !== 'COMMUNITY' || community.streetId !== streetId))
      throw unknown('communityId');
    const reading = await this.words.read(streetId, text);
    const duplicates = actor ? await this.duplicates(actor, { street, community, text, reading }) : [];
    return { reading, communityPath: community?.path ?? null, duplicates };
  }

  private async duplicates(
    actor: PersonActor,
    said: {
      street: OrganizationFacts;
      community: OrganizationFacts | null;
      text: string;
      reading: Reading;
    },
  ): Promise<OrderView[]> {
    const words = wordsIn(said.text);
    const open = await this.openOrders(actor, said.street, said.community);
    const ids = likelyDuplicates(
      open.map(({ id, itemId, text }) => ({ id, itemId, likeness: likeness(words, wordsIn(text)) })),
      new Set(said.reading.needs.flatMap(({ suggestions }) => suggestions[0]?.itemId ?? [])),
    );
    const views = await this.reader.byIds(actor, ids);
    return views.filter((view): view is OrderView => view?.visibility.full === true);
  }

  /** The caller's own in the street, and for the desks in charge the community's. */
  private openOrders(
    actor: PersonActor,
    street: OrganizationFacts,
    community: OrganizationFacts | null,
  ): Promise<{ id: string; itemId: string | null; text: string }[]> {
    const inCharge =
      community !== null &&
      holdsRole(actor, ['COMMUNITY_DESK', 'COMMUNITY_SECRETARY', 'STREET_OFFICER'], community.path);
    return this.unitOfWork.atomic((tx) =>
      tx.query(
        `SELECT o.id, o.item_id AS "itemId", o.details ->> 'text' AS text FROM service_orders o WHERE o.id IN (
           (SELECT id FROM service_orders WHERE requester_id = $1 AND street_id = $2 AND ${OPEN}
             ORDER BY created_at DESC, id DESC LIMIT ${OWN})
           UNION (SELECT id FROM service_orders WHERE placed_by_id = $1 AND street_id = $2 AND ${OPEN}
             ORDER BY created_at DESC, id DESC LIMIT ${OWN})
           UNION (SELECT id FROM service_orders WHERE street_id = $2 AND community_id = $3::uuid AND ${OPEN}
             ORDER BY created_at DESC, id DESC LIMIT ${COMMUNITY}))`,
        [actor.personId, street.id, inCharge ? community.id : null],
      ),
    );
  }
}

/** Not at an end: something may still be done in that order. */
const OPEN = 'closed_at IS NULL';

const unknown = (field: 'streetId' | 'communityId'): InvalidInputError =>
  new InvalidInputError({
    field,
    message:
      field === 'streetId'
        ? bilingual('没有找到这个街道', 'There is no such street')
        : bilingual('没有找到这个社区', 'The street has no such community'),
    wayOut: bilingual('请从列表里选择', 'Choose one from the list'),
  });
