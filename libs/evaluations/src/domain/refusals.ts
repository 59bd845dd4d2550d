import { text, type Refusal } from '#libs/kernel';

/** Why an evaluation, a callback or an appeal is not taken, and what to do instead. */
export const refusals = {
  stageNotOpen: {
    code: 'STAGE_NOT_OPEN',
    message: text('这个环节现在还不能评价，或已不能再评。', 'This stage cannot be rated yet, or no more.'),
    wayOut: text(
      '请看订单进度；结果评价在确认之后进行。',
      'Look at the order’s progress; the result is rated after it is confirmed.',
    ),
    field: 'stage',
  },
  noLongerFresh: {
    code: 'RATING_WINDOW_OVER',
    message: text('这个环节的评价期已过。', 'The time for rating this stage is over.'),
    wayOut: text('有意见请打社区电话。', 'Please phone the community.'),
    field: 'stage',
  },
  beforeItHappened: {
    code: 'RATED_BEFORE_IT_HAPPENED',
    message: text('评价时间早于服务本身。', 'The rating is older than what it rates.'),
    wayOut: text('请核对纸上的日期。', 'Check the date on the paper.'),
    field: 'occurredAt',
  },
  inTheFuture: {
    code: 'DATE_IN_THE_FUTURE',
    message: text('评价时间不能晚于现在。', 'It cannot have been rated later than now.'),
    wayOut: text('请核对日期。', 'Check the date.'),
    field: 'occurredAt',
  },
  alreadyRated: {
    code: 'ALREADY_RATED',
    message: text('这个环节已经评价过。', 'This stage has been rated already.'),
    wayOut: text(
      '一个环节评一次；想补充请打社区电话。',
      'A stage is rated once; phone the community to add something.',
    ),
    field: 'stage',
  },
  paperWaits: {
    code: 'PAPER_RATING_WAITS',
    message: text('这个环节有一张纸质评价正在核对。', 'A paper rating of this stage is being checked.'),
    wayOut: text('请等核对完成，一般两个工作日内。', 'Wait for the check, usually within two working days.'),
    field: 'stage',
  },
  ofTheServingTeam: {
    code: 'SERVING_TEAM_MAY_NOT_RATE',
    message: text(
      '服务方本人、同组织的人和他们的家人不能评价或录入这一单。',
      'Those who served, their organisation and their households cannot rate this order or enter a rating.',
    ),
    wayOut: text(
      '请由居民本人评价，或请上一级单位代录。',
      'Let the resident rate it, or have the unit above enter it.',
    ),
  },
  servingTeamMayNotCall: {
    code: 'SERVING_TEAM_MAY_NOT_CALL',
    message: text(
      '服务方不能回访或复核自己的服务。',
      'Those who served cannot call back or recheck their own service.',
    ),
    wayOut: text('请由另一个单位来做。', 'Another unit must do it.'),
  },
  ownOrder: {
    code: 'OWN_ORDER',
    message: text(
      '这是您自己或家人的订单，要由别人来办。',
      'This order is your own or your household’s; somebody else must do it.',
    ),
    wayOut: text('请同事或上一级单位办理。', 'Ask a colleague or the unit above.'),
  },
  linkUnknown: {
    code: 'RATING_LINK_UNKNOWN',
    message: text('这个评价链接无效。', 'This rating link is not valid.'),
    wayOut: text('请核对链接，或请社区再发一次。', 'Check the link, or ask the community for another.'),
    field: 'token',
  },
  linkUsed: {
    code: 'RATING_LINK_USED',
    message: text('这个评价链接已经用过。', 'This rating link has been used.'),
    wayOut: text(
      '评价已收到；想补充请打社区电话。',
      'The rating was received; phone the community to add something.',
    ),
    field: 'token',
  },
  linkExpired: {
    code: 'RATING_LINK_EXPIRED',
    message: text('这个评价链接已过期。', 'This rating link has expired.'),
    wayOut: text('请社区再发一次，或登录后评价。', 'Ask the community for another, or sign in to rate.'),
    field: 'token',
  },
  linkIsTheResidents: {
    code: 'LINK_BELONGS_TO_RESIDENT',
    message: text('评价链接要由居民本人使用。', 'A rating link is for the resident to use.'),
    wayOut: text(
      '代居民录入请用“代录评价”，并写明依据。',
      'To type for a resident, enter a staff-typed rating with its evidence.',
    ),
    field: 'token',
  },
  evidenceMissing: {
    code: 'EVIDENCE_MISSING',
    message: text('代录评价要写明依据。', 'A rating typed for somebody needs its evidence.'),
    wayOut: text('请填写通话记录编号或柜台登记号。', 'Enter the call record’s or the counter’s number.'),
    field: 'evidenceRef',
  },
  paperHasItsOwnWay: {
    code: 'PAPER_NEEDS_CHECK',
    message: text('纸质评价要经过第二个人核对。', 'A paper rating needs a second person’s check.'),
    wayOut: text('请用“录入纸质评价”。', 'Enter it as a paper rating.'),
    field: 'channel',
  },
  evaluationUnknown: {
    code: 'EVALUATION_NOT_FOUND',
    message: text('没有找到这条评价。', 'There is no such evaluation.'),
    wayOut: text('请刷新列表。', 'Refresh the list.'),
    field: 'evaluationId',
  },
  alreadyChecked: {
    code: 'PAPER_ALREADY_CHECKED',
    message: text('这张纸质评价已经核对过。', 'This paper rating has been checked already.'),
    wayOut: text('请刷新列表。', 'Refresh the list.'),
    field: 'evaluationId',
  },
  secondPersonNeeded: {
    code: 'SECOND_PERSON_NEEDED',
    message: text('录入的人不能自己核对。', 'Who entered it cannot check it.'),
    wayOut: text('请同事或街道核对。', 'Ask a colleague or the street to check it.'),
  },
  callbackUnknown: {
    code: 'NO_CALL_OPEN',
    message: text('现在没有需要打的回访电话。', 'No call is waiting to be made.'),
    wayOut: text('请刷新列表。', 'Refresh the list.'),
  },
  callsOnDifferentDays: {
    code: 'CALLS_ON_DIFFERENT_DAYS',
    message: text(
      '今天已经打过，下一次要换一天打。',
      'A call was made today already; the next must be on another day.',
    ),
    wayOut: text('请明天再打。', 'Call again tomorrow.'),
  },
  notAppealable: {
    code: 'RATING_NOT_IN_FIGURES',
    message: text(
      '这条评价没有计入，不用申诉。',
      'This rating is not in the figures; there is nothing to appeal.',
    ),
    wayOut: text('请刷新列表。', 'Refresh the list.'),
    field: 'evaluationId',
  },
  appealTooLate: {
    code: 'APPEAL_WINDOW_OVER',
    message: text('申诉期（5 个工作日）已过。', 'The five working days for an appeal are over.'),
    wayOut: text('可向街道说明情况。', 'You may explain it to the street office.'),
    field: 'evaluationId',
  },
  appealedAlready: {
    code: 'ALREADY_APPEALED',
    message: text('这条评价已经申诉过。', 'This rating has been appealed already.'),
    wayOut: text('请等评审结果；每条评价申诉一次。', 'Wait for the panel; a rating is appealed once.'),
    field: 'evaluationId',
  },
  appealUnknown: {
    code: 'APPEAL_NOT_FOUND',
    message: text('没有找到这条申诉。', 'There is no such appeal.'),
    wayOut: text('请刷新列表。', 'Refresh the list.'),
    field: 'appealId',
  },
  appealDecided: {
    code: 'APPEAL_DECIDED',
    message: text('这条申诉已经有结论。', 'This appeal has been decided.'),
    wayOut: text('请刷新列表。', 'Refresh the list.'),
    field: 'appealId',
  },
  reasonMissing: {
    code: 'REASON_MISSING',
    message: text('还没有写理由。', 'The reason is missing.'),
    wayOut: text('请写明理由；评审结论的理由会公布。', 'Give a reason; that of a decision is published.'),
    field: 'reason',
  },
} as const satisfies Record<string, Refusal>;
