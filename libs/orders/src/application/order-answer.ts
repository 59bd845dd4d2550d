import type { Actor, Channel, Refusal } from '#libs/kernel';
import { text } from '#libs/kernel';

/** What comes with every command besides its input. */
export interface CommandMeta {
  readonly actor: Actor;
  readonly channel: Channel;
  /** Chosen by the client, one per intended effect; null for commands of the product itself. */
  readonly idempotencyKey: string | null;
  readonly onBehalfOfPersonId?: string | null;
  readonly occurredAt?: Date | null;
}

/** What a command answers, stored with its idempotency key and given again to a repeated call. */
export interface OrderAnswer {
  readonly orderId: string;
  readonly status: string;
  readonly version: number;
}

export const orderNotFound: Refusal = {
  code: 'ORDER_NOT_FOUND',
  message: text('没有找到这一单。', 'There is no such order.'),
  wayOut: text('请核对单号，或从列表里打开。', 'Check the number, or open it from your list.'),
};

export const idempotencyKeyReused: Refusal = {
  code: 'IDEMPOTENCY_KEY_REUSED',
  message: text('这个请求编号已经用在别的内容上。', 'This request key was used for something else.'),
  wayOut: text('请刷新页面后重新提交。', 'Refresh the page and submit again.'),
  field: 'idempotencyKey',
};

/** The claim was won by somebody else; the loser may wait in line. */
export const alreadyClaimed = (claimedBy: string, waiting: number): Refusal => ({
  code: 'ORDER_ALREADY_CLAIMED',
  message: text(`这一单已被“${claimedBy}”接走。`, `This order was already claimed by ${claimedBy}.`),
  wayOut: text(
    '可以排队等候：对方退单时第一个邀请您。',
    'You may wait in line: if they release it, the first in line is invited.',
  ),
  details: { claimedBy, waiting },
});

export const scopeOf = (actor: Actor): string => {
  switch (actor.kind) {
    case 'PERSON':
      return `person:${actor.personId}`;
    case 'TOKEN':
      return `token:${actor.orderId}`;
    case 'SYSTEM':
      return `system:${actor.name}`;
  }
};
