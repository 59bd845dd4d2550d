import { text, type Refusal } from '#libs/kernel';

/** At most `calls` in `seconds`. The shape of the platform's call rules. */
interface Limit {
  readonly name: string;
  readonly calls: number;
  readonly seconds: number;
}

const HOUR = 3600;

/** Sending codes, per phone: 1 a minute, 5 an hour, 10 a day. Asked in this order; the first that is full refuses. */
export const SEND_LIMITS: readonly Limit[] = [
  { name: 'sign-in-code-minute', calls: 1, seconds: 60 },
  { name: 'sign-in-code-hour', calls: 5, seconds: HOUR },
  { name: 'sign-in-code-day', calls: 10, seconds: 24 * HOUR },
];

/** A community's desks and a whole housing block may share one address, hence the room. */
export const SEND_BY_ADDRESS: Limit = { name: 'sign-in-code-address', calls: 200, seconds: HOUR };
export const SEND_BY_DEVICE: Limit = { name: 'sign-in-code-device', calls: 20, seconds: HOUR };
/** Sign-in attempts of any kind: codes, tickets, passwords, refresh tokens that do not hold. */
export const ATTEMPTS_BY_ADDRESS: Limit = { name: 'sign-in-address', calls: 600, seconds: 600 };
export const ATTEMPTS_BY_DEVICE: Limit = { name: 'sign-in-device', calls: 100, seconds: 600 };
export const ATTEMPTS_BY_ACCOUNT: Limit = { name: 'sign-in-account', calls: 30, seconds: 600 };

export function codeSentRecently(retryAfterSeconds: number): Refusal {
  const [zh, en] =
    retryAfterSeconds <= 60
      ? [`请 ${retryAfterSeconds} 秒后再试`, `Try again in ${retryAfterSeconds} seconds`]
      : [
          `请约 ${Math.ceil(retryAfterSeconds / 60)} 分钟后再试`,
          `Try again in about ${Math.ceil(retryAfterSeconds / 60)} minutes`,
        ];
  return {
    code: 'CODE_SENT_RECENTLY',
    message: text('验证码刚刚发过，或今天发得太多', 'A code was sent just now, or too many today'),
    wayOut: text(`${zh}；收不到短信可致电社区`, `${en}; if no message arrives, call the community`),
    field: 'phone',
    details: { retryAfterSeconds },
  };
}

export const CODE_WRONG: Refusal = {
  code: 'CODE_WRONG_OR_EXPIRED',
  message: text('验证码不对，或已过期', 'The code is wrong or has expired'),
  wayOut: text('请核对后再输入，或重新获取验证码', 'Check it and try again, or ask for a new one'),
  field: 'code',
};

export const TICKET_OVER: Refusal = {
  code: 'SIGN_IN_TICKET_OVER',
  message: text('这一步已经用过，或等得太久', 'This step has been used already, or took too long'),
  wayOut: text('请重新获取验证码登录', 'Please sign in again with a new code'),
  field: 'ticket',
};

export const PASSWORD_WRONG: Refusal = {
  code: 'USERNAME_OR_PASSWORD_WRONG',
  message: text('用户名或密码不对', 'The user name or the password is wrong'),
  wayOut: text(
    '请核对后再试；连续输错 5 次将锁定 15 分钟，也可以用手机验证码登录',
    'Check them and try again; five wrong tries lock the account for 15 minutes. A code by phone works too',
  ),
  field: 'password',
};

export const SESSION_OVER: Refusal = {
  code: 'SESSION_OVER',
  message: text('登录已失效', 'This sign-in is over'),
  wayOut: text('请重新登录', 'Please sign in again'),
};

export const NOT_A_PLACE: Refusal = {
  code: 'COMMUNITY_NOT_FOUND',
  message: text('找不到这个社区', 'No such community'),
  wayOut: text('请从列表中选择您所在的街道和社区', 'Choose your street and community from the list'),
  field: 'communityId',
};
