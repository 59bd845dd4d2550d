import { Injectable, type OnModuleInit } from '@nestjs/common';
import { MembershipDirectory, OrganizationDirectory } from '#libs/organizations';
import { PeopleService } from '#libs/people';
import { LoaderFactory, loaderToken } from '#libs/platform';
import { TimelineReader, type TimelineRow } from '#libs/timeline';
import { OrderContacts, type OrderContact } from '../../application/order-contact.service';
import type { OrderView } from '../../application/order-view';

export const MASKED_NAME = loaderToken<string, string | null>('orders.masked-name');
/** Names in full; only for those whom the volunteer agreed to visit. */
export const VOLUNTEER_NAME = loaderToken<string, string | null>('orders.volunteer-name');
/** By `organisation:person`. */
export const BADGE = loaderToken<string, number | null>('orders.badge');
export const MASKED_CONTACT = loaderToken<OrderView, OrderContact | null>('orders.masked-contact');
export const ORDER_TIMELINE = loaderToken<string, TimelineRow[]>('orders.timeline');
export const ORGANIZATION_NAME = loaderToken<string, string | null>('orders.organization-name');

/** Lines of a timeline a list shows; longer ones are read by `timeline(after)`. */
const LATEST = 100;

/** Batches of one request for nested fields of orders; each value is for orders the caller has been shown already. */
@Injectable()
export class OrderLoaders implements OnModuleInit {
  constructor(
    private readonly loaders: LoaderFactory,
    private readonly people: PeopleService,
    private readonly contacts: OrderContacts,
    private readonly timelines: TimelineReader,
    private readonly organizations: OrganizationDirectory,
    private readonly memberships: MembershipDirectory,
  ) {}

  onModuleInit(): void {
    this.loaders.register(MASKED_NAME, async (ids) => {
      const names = await this.people.maskedNames([...ids]);
      return ids.map((id) => names.get(id) ?? null);
    });
    this.loaders.register(VOLUNTEER_NAME, async (ids) => {
      const contacts = await this.people.contactsOf([...ids]);
      return ids.map((id) => contacts.get(id)?.name ?? null);
    });
    this.loaders.register(BADGE, async (keys) => {
      const pairs = keys.map((key) => {
        const [organizationId, personId] = key.split(':');
        return { organizationId: organizationId!, personId: personId! };
      });
      const badges = await this.memberships.badgesOf(pairs);
      return keys.map((key) => badges.get(key) ?? null);
    });
    this.loaders.register(MASKED_CONTACT, async (views) => {
      const contacts = await this.contacts.masked(views);
      return views.map((view) => contacts.get(view.order.id) ?? null);
    });
    this.loaders.register(ORDER_TIMELINE, async (ids) => {
      const timelines = await this.timelines.latestOf([...ids], LATEST);
      return ids.map((id) => timelines.get(id) ?? []);
    });
    this.loaders.register(ORGANIZATION_NAME, async (ids) => {
      const found = await this.organizations.byIds([...ids]);
      return ids.map((id) => found.get(id)?.name ?? null);
    });
  }
}
