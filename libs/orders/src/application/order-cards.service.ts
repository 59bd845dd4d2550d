import { Injectable } from '@nestjs/common';
import type { Text, WorkingCalendar } from '#libs/kernel';
import { text } from '#libs/kernel';
import { CatalogueService } from '#libs/catalogue';
import { OrganizationDirectory, StreetSettingsService } from '#libs/organizations';
import { ForbiddenError } from '#libs/platform';
import { orderCard } from '../domain/order-card';
import type { Party } from '../domain/parties';
import { promisedAt } from '../domain/promise';
import type { OrderView } from './order-view';

const SENDERS: readonly Party[] = ['PROVIDER', 'CLAIMANT', 'INVITEE', 'DESK', 'STREET'];

/** The order as a card for the WeChat group, without personal details. */
@Injectable()
export class OrderCards {
  constructor(
    private readonly catalogue: CatalogueService,
    private readonly organizations: OrganizationDirectory,
    private readonly settings: StreetSettingsService,
  ) {}

  /** @throws ForbiddenError for those who neither lead an organisation nor keep a desk */
  async of({ order, visibility }: OrderView): Promise<Text> {
    if (!SENDERS.some((party) => visibility.parties.has(party))) throw new ForbiddenError();
    const [item, community, { workingCalendar }] = await Promise.all([
      order.itemId ? this.catalogue.itemForOrder(order.itemId) : null,
      this.organizations.byId(order.communityId),
      this.settings.forStreet(order.streetId),
    ]);
    const due = promisedAt(order);
    return orderCard({
      code: order.code,
      item: item ? text(item.nameZh, item.nameEn) : null,
      community: community?.name ?? '',
      urgent: order.urgency === 'URGENT',
      answerBy: due && localMinute(due, workingCalendar),
    });
  }
}

/** `2026-11-03 09:00`, as the street's clock shows it. */
function localMinute(at: Date, calendar: WorkingCalendar): string {
  const minutes = Math.floor((at.getTime() - calendar.startOfDay(at).getTime()) / 60_000);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${calendar.localDate(at)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
