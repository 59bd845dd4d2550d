import type { Refusal } from '#libs/kernel';
import { text } from '#libs/kernel';
import type { ServiceSession } from '#libs/catalogue';

/** One who booked the session, as the roll shows it. */
export interface RollEntry {
  readonly orderId: string;
  readonly code: string;
  readonly requesterId: string;
  readonly communityPath: string;
  readonly status: string;
  readonly outcome: string | null;
  readonly checkedInAt: Date | null;
  /** Waiting, and a free place is offered for the moment. */
  readonly offered: boolean;
}

export interface SessionRoll {
  readonly session: ServiceSession;
  readonly entries: readonly RollEntry[];
}

export const rollRefusals = {
  sessionUnknown: {
    code: 'SESSION_NOT_FOUND',
    message: text('没有找到这个场次。', 'There is no such session.'),
    wayOut: text('请从列表里打开。', 'Open it from your list.'),
    field: 'sessionId',
  },
  whoMissing: {
    code: 'WHO_IS_MISSING',
    message: text('没有说明是谁来了。', 'It does not say who came.'),
    wayOut: text(
      '请扫小票、填写查询码或开始码，或从名单里选。',
      'Scan the slip, enter its query code or start code, or choose from the roll.',
    ),
    field: 'code',
  },
  noSuchCode: {
    code: 'NOT_ON_THE_ROLL',
    message: text(
      '名单里没有这个码，或有几个人对得上。',
      'The code is nobody’s on this roll, or more than one’s.',
    ),
    wayOut: text('请核对查询码，或从名单里选。', 'Check the query code, or choose from the roll.'),
    field: 'code',
  },
  notBegun: {
    code: 'SESSION_NOT_BEGUN',
    message: text('场次还没有开始，不能点名。', 'The session has not begun: the roll cannot be closed.'),
    wayOut: text(
      '请在开始后点名；不办了请取消场次。',
      'Close it after its beginning, or cancel the session.',
    ),
    field: 'sessionId',
  },
  cancelled: {
    code: 'SESSION_CANCELLED',
    message: text('这个场次已经取消。', 'The session was cancelled.'),
    wayOut: text('请选别的场次。', 'Choose another session.'),
    field: 'sessionId',
  },
  alreadyOver: {
    code: 'SESSION_OVER',
    message: text('这个场次已经结束。', 'The session is over.'),
    wayOut: text('请刷新列表。', 'Refresh the list.'),
    field: 'sessionId',
  },
  someoneCame: {
    code: 'SESSION_IN_SERVICE',
    message: text(
      '已经有人签到，不能取消场次。',
      'Somebody has checked in: the session cannot be cancelled.',
    ),
    wayOut: text('请点名结束这个场次。', 'Close the session’s roll instead.'),
    field: 'sessionId',
  },
  absentButCame: {
    code: 'ABSENT_BUT_CHECKED_IN',
    message: text(
      '名单里记为缺席的人已经签到，或不在名单里。',
      'Somebody marked absent has checked in, or is not on the roll.',
    ),
    wayOut: text('请核对名单。', 'Check the roll.'),
    field: 'absentOrderIds',
  },
} as const satisfies Record<string, Refusal>;
