import type { Channel, Refusal } from '#libs/kernel';
import { text } from '#libs/kernel';
import type { Tx } from '#libs/platform';
import type { Beneficiary } from '../domain/order';
import type { StandingRule } from '../domain/standing-order';

/** What timers and events call a standing order. */
export const STANDING_SUBJECT = 'StandingOrder';
export const NEXT_OCCURRENCE = 'NEXT_OCCURRENCE';
/** So long before its time an occurrence becomes an order. */
export const AHEAD_MS = 24 * 3600_000;

export interface StandingOrder extends StandingRule {
  readonly id: string;
  readonly streetId: string;
  readonly requesterId: string;
  readonly placedById: string | null;
  readonly itemId: string | null;
  readonly organizationId: string;
  readonly communityId: string;
  readonly communityPath: string;
  readonly channel: Channel;
  readonly beneficiary: Beneficiary;
  readonly text: string;
  readonly status: 'PROPOSED' | 'ACTIVE' | 'ENDED';
  readonly nextAt: Date | null;
  /** Somebody has left the next occurrence out. */
  readonly nextSkipped: boolean;
  readonly createdAt: Date;
  readonly endReason: string | null;
}

const COLUMNS = `s.id, s.street_id AS "streetId", s.requester_id AS "requesterId", s.placed_by_id AS "placedById", s.item_id AS "itemId",
  s.organization_id AS "organizationId", s.community_id AS "communityId", s.community_path AS "communityPath", s.channel, s.beneficiary, s.text,
  to_char(s.starts_on, 'YYYY-MM-DD') AS "startsOn", to_char(s.ends_on, 'YYYY-MM-DD') AS "endsOn", s.every_days AS "everyDays", s.weekdays,
  s.at_minute AS "atMinute", s.status, s.next_at AS "nextAt", s.created_at AS "createdAt", s.end_reason AS "endReason",
  EXISTS (SELECT 1 FROM standing_occurrences c WHERE c.standing_order_id = s.id AND c.occurs_at = s.next_at AND c.outcome = 'SKIPPED')
    AS "nextSkipped"`;

/** `where` numbers its parameters from $1. */
export function readStandingOrders(
  tx: Tx,
  where: string,
  values: readonly unknown[],
): Promise<(StandingOrder & { now: Date })[]> {
  return tx.query(`SELECT ${COLUMNS}, app_now() AS now FROM standing_orders s WHERE ${where}`, values);
}

export const standingRefusals = {
  notFound: {
    code: 'STANDING_ORDER_NOT_FOUND',
    message: text('没有找到这个长期单。', 'There is no such standing order.'),
    wayOut: text('请从列表里打开。', 'Open it from your list.'),
  },
  textMissing: {
    code: 'TEXT_MISSING',
    message: text('还没有写要什么服务。', 'Nothing says what is needed.'),
    wayOut: text(
      '请从货架选一项，或用一句话写下需要。',
      'Choose an item from the shelf, or say it in a sentence.',
    ),
    field: 'text',
  },
  communityUnknown: {
    code: 'COMMUNITY_UNKNOWN',
    message: text('没有找到这个社区。', 'There is no such community.'),
    wayOut: text('请从列表里选择社区。', 'Choose the community from the list.'),
    field: 'communityId',
  },
  itemUnknown: {
    code: 'ITEM_NOT_ON_SHELF',
    message: text('这项服务不在货架上。', 'This service is not on the shelf.'),
    wayOut: text('请选别的服务，或直接写下需要。', 'Choose another one, or say what you need.'),
    field: 'itemId',
  },
  providerUnfit: {
    code: 'PROVIDER_CANNOT_SERVE',
    message: text('这个组织现在不能承接这里的服务。', 'This organisation cannot serve here now.'),
    wayOut: text(
      '请选本社区范围内正常接单的组织。',
      'Choose an active organisation that serves this community.',
    ),
    field: 'organizationId',
  },
  neverOccurs: {
    code: 'RULE_NEVER_OCCURS',
    message: text('按这个规则没有一天会上门。', 'By this rule no day is ever hit.'),
    wayOut: text(
      '请核对开始、结束日期、间隔天数和星期。',
      'Check the first and last day, the interval and the weekdays.',
    ),
    field: 'rule',
  },
  own: {
    code: 'OWN_ORDER',
    message: text('不能承接自己或家人的订单。', 'Nobody takes on an order of his own or of his household.'),
    wayOut: text('请让组织里的另一位负责人来接受。', 'Ask another lead of the organisation to accept it.'),
  },
  notProposed: {
    code: 'STANDING_ORDER_NOT_PROPOSED',
    message: text('这个长期单不在等待答复。', 'This standing order does not wait for an answer.'),
    wayOut: text('请刷新列表。', 'Refresh the list.'),
  },
  over: {
    code: 'STANDING_ORDER_ENDED',
    message: text('这个长期单已经结束。', 'This standing order has ended.'),
    wayOut: text('需要的话请重新约定一个。', 'Agree on a new one if it is needed.'),
  },
  noSuchOccurrence: {
    code: 'NO_SUCH_OCCURRENCE',
    message: text('这一天没有约定的服务，或已经开始。', 'Nothing is agreed for that day, or it has begun.'),
    wayOut: text('请核对日期。', 'Check the date.'),
    field: 'on',
  },
} as const satisfies Record<string, Refusal>;
