import { text, type Text } from '#libs/kernel';

/** How a service reaches people. */
export const DELIVERIES = ['HOME', 'STATION', 'ONLINE', 'EVENT'] as const;
export type Delivery = (typeof DELIVERIES)[number];

export const DELIVERY_TEXT: Readonly<Record<Delivery, Text>> = {
  HOME: text('上门', 'At home'),
  STATION: text('到站', 'At the station'),
  ONLINE: text('线上', 'By phone or online'),
  EVENT: text('活动', 'Event'),
};

/** For whom one order is. */
export const GROUP_SIZES = ['INDIVIDUAL', 'HOUSEHOLD', 'GROUP'] as const;
export type GroupSize = (typeof GROUP_SIZES)[number];

export const GROUP_SIZE_TEXT: Readonly<Record<GroupSize, Text>> = {
  INDIVIDUAL: text('个人', 'One person'),
  HOUSEHOLD: text('家庭', 'A household'),
  GROUP: text('集体', 'A group'),
};

/** HIGH needs two people at the start (handbook §3). */
export const RISKS = ['LOW', 'MEDIUM', 'HIGH'] as const;
export type Risk = (typeof RISKS)[number];

export const RISK_TEXT: Readonly<Record<Risk, Text>> = {
  LOW: text('低', 'Low'),
  MEDIUM: text('中', 'Medium'),
  HIGH: text('高', 'High'),
};

export const ITEM_STATUSES = ['DRAFT', 'ON_SHELF', 'OFF_SHELF'] as const;
export type ItemStatus = (typeof ITEM_STATUSES)[number];

export const ITEM_STATUS_TEXT: Readonly<Record<ItemStatus, Text>> = {
  DRAFT: text('草稿', 'Draft'),
  ON_SHELF: text('已上架', 'On the shelf'),
  OFF_SHELF: text('已下架', 'Off the shelf'),
};

/** Lengths as texts (`24 poolHours`) by kind of deadline, where the item differs from its street. */
export type ItemDeadlines = Readonly<Record<string, { readonly normal?: string; readonly urgent?: string }>>;

/** Weekly times at which the service is offered: weekday 1 (Monday) to 7, minutes of the local day. */
export interface OpeningTime {
  readonly weekday: number;
  readonly from: number;
  readonly to: number;
}

/** What people decide about an item when they create or edit it. */
export interface ItemContent {
  readonly categoryId: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly descriptionZh: string;
  readonly delivery: Delivery;
  readonly durationMinutes: number;
  readonly groupSize: GroupSize;
  /** What a provider must hold; alternatives separated by `/`. Null: nothing. See `meetsQualification`. */
  readonly qualification: string | null;
  /** What must hold besides, told to whoever serves: `须背景核查`. */
  readonly conditions: string | null;
  readonly risk: Risk;
  /** Finishing takes 15 working days rather than 5 (handbook §3). */
  readonly complex: boolean;
  /** Whether an order is looked at by the desk first. A low-risk item is accepted without (handbook §3). */
  readonly needsTriage: boolean;
  /** Paths it is offered in; empty: the whole street. */
  readonly serviceAreaPaths: readonly string[];
  readonly openingTimes: readonly OpeningTime[];
  readonly deadlines: ItemDeadlines;
  /** Who brings or pays material. */
  readonly materialsNote: string | null;
  /** Where the idea comes from. */
  readonly sourceUrl: string | null;
  /** Who usually offers it, in words. */
  readonly usualProvider: string | null;
}

/** An item as code reads it. */
export interface ServiceItem extends ItemContent {
  readonly id: string;
  readonly streetId: string;
  /** Who answers for its content: the organisation that drafted it, the street for the imported menu. */
  readonly ownerOrganizationId: string;
  readonly status: ItemStatus;
  /** Its place within its category. */
  readonly position: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** An item with the organisations that offer it: what an order needs to know. */
export interface ItemForOrder extends ServiceItem {
  readonly providerOrganizationIds: readonly string[];
}
