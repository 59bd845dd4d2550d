import { Inject, Injectable } from '@nestjs/common';
import type { Actor, Ids } from '#libs/kernel';
import { CatalogueService, meetsQualification } from '#libs/catalogue';
import { OrganizationDirectory, StreetSettingsService, type OrganizationFacts } from '#libs/organizations';
import { PeopleService } from '#libs/people';
import { IDS, UnitOfWork } from '#libs/platform';
import type { LoadedOrder } from './order.repository';
import type { OrderCommand } from '../domain/command';
import type { CandidateOrganization, OrderFacts } from '../domain/context';
import { activeClaim, type ServiceOrder } from '../domain/order';
import { ServiceCodes } from './service-codes';

const HOUSEHOLD_FRESH_MS = 5_000;
const HOUSEHOLDS_KEPT = 5_000;

/** Gathers what guards and deadlines look at besides the order itself. All but the household comes from memory. */
@Injectable()
export class OrderFactsService {
  private readonly households = new Map<
    string,
    { freshUntil: number; personIds: Promise<readonly string[]> }
  >();

  constructor(
    private readonly organizations: OrganizationDirectory,
    private readonly settings: StreetSettingsService,
    private readonly people: PeopleService,
    private readonly catalogue: CatalogueService,
    private readonly unitOfWork: UnitOfWork,
    private readonly codes: ServiceCodes,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  async forCommand(
    loaded: LoadedOrder,
    command: Pick<OrderCommand, 'name'> | null,
    actor: Actor,
  ): Promise<OrderFacts> {
    const { order } = loaded;
    const settings = await this.settings.forStreet(order.streetId);
    const named = organizationNamed(command, order);
    const organization = named ? await this.organizations.byId(named) : null;
    return {
      now: loaded.now,
      calendar: settings.workingCalendar,
      deadlineOverrides: merge(settings.deadlineOverrides, loaded.item?.deadlineOverrides ?? {}),
      history: loaded.history,
      organization: organization ? candidate(organization, loaded, settings.defaultLoadCap) : null,
      named: await this.namedBy(command, order.streetId),
      // what opens an order or follows from a deadline asks nobody's household
      actorPersonIds: command ? await this.personsOf(actor, order) : [],
      codes: this.codes.of(order.id, order.round),
      newId: () => this.ids.uuid(),
    };
  }

  private async namedBy(
    command: Pick<OrderCommand, 'name'> | null,
    streetId: string,
  ): Promise<OrderFacts['named']> {
    const { itemId, personId, referral } = (command ?? {}) as {
      itemId?: string;
      personId?: string;
      referral?: { duplicateOfId?: string };
    };
    const item = itemId ? await this.catalogue.itemForOrder(itemId) : null;
    const person = personId ? (await this.people.factsOf([personId])).get(personId) : undefined;
    return {
      item:
        item?.streetId === streetId && item.status === 'ON_SHELF'
          ? { id: item.id, risk: item.risk, complex: item.complex }
          : null,
      personId: person?.streetId === streetId && person.status === 'ACTIVE' ? person.id : null,
      duplicateOf: referral?.duplicateOfId
        ? await this.orderOfStreet(referral.duplicateOfId, streetId)
        : null,
    };
  }

  private async orderOfStreet(
    orderId: string,
    streetId: string,
  ): Promise<{ id: string; status: string } | null> {
    const [order] = await this.unitOfWork.atomic((tx) =>
      tx.query<{ id: string; status: string }>(
        'SELECT id, status FROM service_orders WHERE id = $1 AND street_id = $2',
        [orderId, streetId],
      ),
    );
    return order ?? null;
  }

  /** Himself, and who lives with him as far as that may matter: to his own order he is as near as can be. */
  private async personsOf(actor: Actor, order: ServiceOrder): Promise<readonly string[]> {
    if (actor.kind !== 'PERSON') return [];
    if (actor.personId === order.requesterId) return [actor.personId];
    const known = this.households.get(actor.personId);
    if (known && performance.now() < known.freshUntil) return known.personIds;
    if (this.households.size >= HOUSEHOLDS_KEPT) this.households.clear();
    const personIds = this.people.householdOf(actor.personId).then((ids) => [...ids.add(actor.personId)]);
    this.households.set(actor.personId, { freshUntil: performance.now() + HOUSEHOLD_FRESH_MS, personIds });
    personIds.catch(() => this.households.delete(actor.personId));
    return personIds;
  }
}

/** The organisation a command is about: the one it names, the one invited, the one that serves or served last. */
export function organizationNamed(
  command: Pick<OrderCommand, 'name'> | null,
  order: ServiceOrder,
): string | null {
  if (command && 'organizationId' in command && typeof command.organizationId === 'string')
    return command.organizationId;
  if (command?.name === 'acceptInvitation') return order.invitation?.organizationId ?? null;
  return activeClaim(order)?.organizationId ?? order.details.lastServed?.organizationId ?? null;
}

function candidate(
  organization: OrganizationFacts,
  loaded: LoadedOrder,
  defaultLoadCap: number,
): CandidateOrganization {
  return {
    id: organization.id,
    streetId: organization.streetId,
    kind: organization.kind,
    active: organization.active,
    pausing: organization.pausing,
    qualified: meetsQualification(loaded.item?.requiredQualification ?? null, organization.qualifications),
    serviceAreaPaths: areaOf(organization),
    // a command that forgot to ask is refused
    load: loaded.load?.open ?? Infinity,
    loadCap: organization.loadCap ?? defaultLoadCap,
  };
}

/** Without an area of its own an organisation serves the place it belongs to; a community or street serves itself. */
export function areaOf({ serviceAreaPaths, kind, path }: OrganizationFacts): readonly string[] {
  if (serviceAreaPaths.length > 0) return serviceAreaPaths;
  return kind === 'COMMUNITY' || kind === 'STREET' || kind === 'DISTRICT'
    ? [path]
    : [path.replace(/[^/]+\/$/, '')];
}

type Overrides = OrderFacts['deadlineOverrides'];
function merge(street: Overrides, item: Overrides): Overrides {
  const kinds = new Set([...Object.keys(street), ...Object.keys(item)]);
  return Object.fromEntries([...kinds].map((kind) => [kind, { ...street[kind], ...item[kind] }]));
}
