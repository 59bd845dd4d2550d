import { text, type Refusal } from '#libs/kernel';
import { ONE_TIME_PASSWORD_DAYS } from './account-record';

/** One sentence for a wrong code, one that was used, and one too many: none is told apart from outside. */
export const FACTOR_WRONG: Refusal = {
  code: 'SECOND_FACTOR_WRONG',
  message: text('动态码或恢复码不对，或已经用过', 'The code is wrong, or was used before'),
  wayOut: text(
    '请输入验证器应用里的新动态码；连续输错 5 次将锁定 15 分钟。手机不在身边可用恢复码',
    'Type the newest code of your authenticator app; five wrong tries lock it for 15 minutes. Without the phone, use a recovery code',
  ),
  field: 'code',
};

export const FACTOR_PRESENT: Refusal = {
  code: 'SECOND_FACTOR_PRESENT',
  message: text('您已经开通了二次验证', 'Your second factor is set up already'),
  wayOut: text('要换手机，请先用动态码解除再开通', 'To change the phone, remove it with a code first'),
};

export const FACTOR_NOT_BEGUN: Refusal = {
  code: 'SECOND_FACTOR_NOT_BEGUN',
  message: text('还没有开始开通二次验证', 'No second factor is being set up'),
  wayOut: text('请重新开始，扫描新的二维码', 'Begin again and scan the new picture'),
};

export const NO_FACTOR: Refusal = {
  code: 'NO_SECOND_FACTOR',
  message: text('没有开通二次验证', 'There is no second factor'),
  wayOut: text('无须操作', 'Nothing needs to be done'),
};

export const ACCOUNT_LOCKED: Refusal = {
  code: 'ACCOUNT_LOCKED',
  message: text('这个账号已被停用', 'This account is locked'),
  wayOut: text('请联系上级负责人启用', 'Ask whoever is responsible for you to unlock it'),
};

export const ONE_TIME_PASSWORD_OVER: Refusal = {
  code: 'ONE_TIME_PASSWORD_OVER',
  message: text(
    `一次性密码超过 ${ONE_TIME_PASSWORD_DAYS} 天，已失效`,
    `The one-time password is over ${ONE_TIME_PASSWORD_DAYS} days old`,
  ),
  wayOut: text('请联系上级负责人重置密码', 'Ask whoever is responsible for you for a new one'),
  field: 'password',
};

export const OLD_PASSWORD_WRONG: Refusal = {
  code: 'OLD_PASSWORD_WRONG',
  message: text('现在的密码不对', 'The present password is wrong'),
  wayOut: text(
    '请核对后再试；连续输错 5 次将锁定 15 分钟',
    'Check it and try again; five wrong tries lock the account for 15 minutes',
  ),
  field: 'currentPassword',
};

export const PASSWORD_UNCHANGED: Refusal = {
  code: 'PASSWORD_UNCHANGED',
  message: text('新密码和原来的一样', 'The new password is the old one'),
  wayOut: text('请换一个不同的密码', 'Choose a different one'),
  field: 'newPassword',
};

export const NO_STAFF_ACCOUNT: Refusal = {
  code: 'NO_STAFF_ACCOUNT',
  message: text('这个人没有工作账号', 'This person has no staff account'),
  wayOut: text('请先为其开设工作账号', 'Create a staff account first'),
};

export const STAFF_ACCOUNT_PRESENT: Refusal = {
  code: 'STAFF_ACCOUNT_PRESENT',
  message: text('这个人已经有工作账号', 'This person has a staff account already'),
  wayOut: text('如忘记密码，请用“重置密码”', 'If the password is forgotten, reset it'),
};

export const USERNAME_TAKEN: Refusal = {
  code: 'USERNAME_TAKEN',
  message: text('这个用户名已被使用', 'This user name is taken'),
  wayOut: text('请换一个用户名', 'Choose another one'),
  field: 'username',
};

export const USERNAME_UNUSABLE: Refusal = {
  code: 'USERNAME_UNUSABLE',
  message: text('用户名不可用', 'This user name cannot be used'),
  wayOut: text(
    '请用 3 至 32 个小写字母、数字、点、横线或下划线，以字母或数字开头',
    'Use 3 to 32 lower-case letters, digits, dots, dashes or underscores, beginning with a letter or digit',
  ),
  field: 'username',
};

export const ACCOUNT_REASON_NEEDED: Refusal = {
  code: 'REASON_NEEDED',
  message: text('请写明事由', 'A reason is needed'),
  wayOut: text('请用 2 至 500 个字写明事由', 'Give a reason in 2 to 500 characters'),
  field: 'reason',
};

export const SIGN_IN_STEP_OVER: Refusal = {
  code: 'SIGN_IN_TICKET_OVER',
  message: text('这一步已经用过，或等得太久', 'This step has been used already, or took too long'),
  wayOut: text('请重新登录', 'Please sign in again'),
  field: 'ticket',
};
