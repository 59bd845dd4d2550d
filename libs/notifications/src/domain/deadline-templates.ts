import { text, type Text } from '#libs/kernel';
import { AUDIENCES, type Audience } from './audience';
import { told, words, type NoticeTemplate } from './template';

/** The event of a mark names its audiences itself (`tell`), so there is a template for each. */
export const DEADLINE_EVENT = 'DeadlineMarkReached';

const FOR_STAFF = words(
  '时限提醒',
  'A deadline',
  '{code}：{deadline}{light}。',
  '{code}: {deadline}{light}.',
);

/** Only what residents are reminded of or asked; other kinds are none of their worry. */
const FOR_RESIDENTS: Readonly<Record<string, ReturnType<typeof words>>> = {
  RESIDENT_ANSWER: words(
    '等您补充情况',
    'We wait for your answer',
    '{code} 还在等您补充情况，请答复或致电社区。',
    '{code} still waits for your answer: reply, or call the community.',
    { reach: true },
  ),
  START: words(
    '有人来了吗？',
    'Did anybody come?',
    '{code} 约定的时间已过，请告诉我们有没有人来。',
    'The appointment of {code} has passed: please tell us whether anybody came.',
    { reach: true },
  ),
  CONFIRMATION: words(
    '请确认服务结果',
    'Was it resolved?',
    '{code} 已完成，请确认是否解决；不确认也会有人回访。',
    '{code} is finished: please say whether it resolved your need. If you do not, somebody will call.',
    { reach: true },
  ),
  RATING: words(
    '请评价',
    'Please rate it',
    '{code} 的评价还没有收到，评价自愿。',
    'You may still rate {code}; it is voluntary.',
  ),
  PLACE_OFFER: words(
    '名额已让出',
    'The place has gone',
    '{code} 的名额没有确认，已让给下一位。',
    'The place for {code} was not accepted and went to the next in line.',
    { reach: true },
  ),
};

export const DEADLINE_TEMPLATES: readonly NoticeTemplate[] = [
  ...AUDIENCES.filter((audience) => audience !== 'RESIDENT').flatMap((audience) =>
    told(DEADLINE_EVENT, { [audience]: FOR_STAFF }),
  ),
  ...Object.entries(FOR_RESIDENTS).flatMap(([kind, wording]) =>
    told(DEADLINE_EVENT, { RESIDENT: wording }).map((template) => ({
      ...template,
      key: `${template.key}.${kind}`,
    })),
  ),
];

/**
 * Whom the step that a mark sets off tells in words of its own (OrderFellBack, InvitationLapsed, DeskCallOpened …): they
 * are not told twice. Such marks light no lamp.
 */
const TOLD_BY_THE_STEP: Readonly<Record<string, readonly Audience[]>> = {
  OPEN_POOL: ['DESK'],
  COMMUNITY_POOL: ['STREET'],
  INVITATION_ANSWER: ['DESK'],
  RESIDENT_ANSWER: ['DESK'],
  DESK_CALL: ['DESK'],
  CONFIRMATION: ['DESK'],
  SUSPENSION: ['CLAIMANT'],
  UNMET_REVIEW: ['STREET'],
};

/** The template for one audience of a mark; null when it is not told. */
export function deadlineTemplateKey(
  audience: Audience,
  deadline: string,
  light: string | null,
): string | null {
  if (audience === 'RESIDENT')
    return deadline in FOR_RESIDENTS ? `deadlineMarkReached.RESIDENT.${deadline}` : null;
  if (light === null && TOLD_BY_THE_STEP[deadline]?.includes(audience)) return null;
  return `deadlineMarkReached.${audience}`;
}

const DEADLINES: Readonly<Record<string, Text>> = {
  RECEIPT: text('回执还没有发出', 'the receipt has not gone out'),
  TRIAGE: text('受理', 'triage'),
  RESIDENT_ANSWER: text('居民补充情况', 'the resident’s answer'),
  DESK_CALL: text('电话联系居民', 'the call to the resident'),
  INVITATION_ANSWER: text('答复邀约', 'the answer to the invitation'),
  OPEN_POOL: text('接单', 'being claimed'),
  COMMUNITY_POOL: text('社区兜底', 'community fallback'),
  STREET_POOL: text('街道兜底', 'street fallback'),
  FIRST_CONTACT: text('首次联系居民', 'first contact'),
  START: text('按约开始服务', 'the start of the service'),
  SERVICE_END: text('结束服务', 'the end of the service'),
  FINISH: text('办结', 'finishing'),
  CONFIRMATION: text('居民确认', 'the resident’s confirmation'),
  CALLBACK: text('回访', 'the callback'),
  RATING: text('评价', 'the rating'),
  RECTIFICATION_CONTACT: text('差评后联系居民', 'contact after a bad review'),
  RECTIFICATION: text('整改', 'putting it right'),
  RECHECK: text('复核', 'the recheck'),
  SUSPENSION: text('挂起到期', 'the end of the suspension'),
  UNMET_REVIEW: text('暂无法满足的复核', 'the review of what could not be met'),
  PLACE_OFFER: text('候补名额的确认', 'the answer to an offered place'),
  SESSION_START: text('场次开始', 'the beginning of the session'),
};

const LIGHTS: Readonly<Record<string, Text>> = {
  RED: text('已超期（红灯）', ' is overdue (red)'),
  YELLOW: text('即将到期（黄灯）', ' will be due soon (yellow)'),
};

export const deadlineText = (kind: string): Text => DEADLINES[kind] ?? text('一项时限', 'a deadline');
export const lightText = (light: string | null): Text => LIGHTS[light ?? ''] ?? text('到时', ' is due');
