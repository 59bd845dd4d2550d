import type { Text } from '#libs/kernel';
import { text } from '#libs/kernel';

/** What a card for the WeChat group is made from: nothing that tells who needs it or where that person lives. */
export interface OrderCardFacts {
  readonly code: string;
  /** The shelf item's name; null for an order in free words, which may name people and doors. */
  readonly item: Text | null;
  readonly community: string;
  readonly urgent: boolean;
  /** Local time, already written out; null when no clock runs. */
  readonly answerBy: string | null;
}

/** The order card 订单卡片 as a branch sends it to its group. Personal details are seen only after the claim (handbook §8). */
export function orderCard({ code, item, community, urgent, answerBy }: OrderCardFacts): Text {
  const zh = [
    `【点单待接${urgent ? '·紧急' : ''}】${item?.zh ?? '居民自述需求'}`,
    `单号：${code}`,
    `社区：${community}`,
    ...(answerBy ? [`请在 ${answerBy} 前接单`] : []),
    '志愿参加，服务免费。登录“党群志愿服务超市”查看并接单。',
  ];
  const en = [
    `[Open order${urgent ? ', urgent' : ''}] ${item?.en ?? 'A need in the resident’s own words'}`,
    `Order: ${code}`,
    `Community: ${community}`,
    ...(answerBy ? [`To be claimed by ${answerBy}`] : []),
    'Voluntary and free of charge. Sign in to the volunteer service supermarket to see and claim it.',
  ];
  return text(zh.join('\n'), en.join('\n'));
}
