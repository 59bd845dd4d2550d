import type { Refusal } from '#libs/kernel';
import { text } from '#libs/kernel';

/** The sentences of every guard: what is wrong, and the way out. */
export const refusals = {
  ownOrder: {
    code: 'OWN_ORDER',
    message: text(
      '这是您自己的订单，这一步要由别人来办。',
      'This order is your own; somebody else must take this step.',
    ),
    wayOut: text('请同事或上一级单位办理。', 'Ask a colleague or the unit above to do it.'),
  },
  notLeading: {
    code: 'NOT_LEADING_ORGANIZATION',
    message: text('您不是这个组织的承办负责人。', 'You do not lead this organisation.'),
    wayOut: text(
      '请换用承办负责人的账号，或在“组织”里申请职责。',
      'Use the account of its lead, or ask for the role.',
    ),
    field: 'organizationId',
  },
  noSuchOrganization: {
    code: 'ORGANIZATION_UNKNOWN',
    message: text('本街道没有这个组织。', 'There is no such organisation in this street.'),
    wayOut: text('请从列表里选择组织。', 'Choose the organisation from the list.'),
    field: 'organizationId',
  },
  inactive: {
    code: 'ORGANIZATION_INACTIVE',
    message: text('这个组织已停用。', 'This organisation is no longer active.'),
    wayOut: text('请选择其他组织。', 'Choose another organisation.'),
    field: 'organizationId',
  },
  pausing: {
    code: 'ORGANIZATION_PAUSING',
    message: text('这个组织正在停接。', 'This organisation is pausing and takes no orders.'),
    wayOut: text(
      '恢复接单后再来，或选择其他组织。',
      'Resume taking orders first, or choose another organisation.',
    ),
    field: 'organizationId',
  },
  outsideArea: {
    code: 'OUTSIDE_SERVICE_AREA',
    message: text(
      '订单不在这个组织的服务范围内。',
      'The order lies outside the area this organisation serves.',
    ),
    wayOut: text(
      '请选择服务该社区的组织，或先扩大服务范围。',
      'Choose one that serves this community, or widen the area first.',
    ),
    field: 'organizationId',
  },
  unqualified: {
    code: 'QUALIFICATION_MISSING',
    message: text(
      '这项服务需要资质，这个组织没有登记。',
      'The service asks for a qualification this organisation has not registered.',
    ),
    wayOut: text(
      '请先登记资质，或选择有资质的组织。',
      'Register the qualification first, or choose a qualified organisation.',
    ),
    field: 'organizationId',
  },
  loadCap: {
    code: 'LOAD_CAP_REACHED',
    message: text('这个组织手上的订单已到上限。', 'This organisation holds as many orders as it may.'),
    wayOut: text(
      '请先办结几单，或请社区调整上限。',
      'Finish some orders first, or ask the community to raise the cap.',
    ),
    field: 'organizationId',
  },
  alreadyInLine: {
    code: 'ALREADY_IN_LINE',
    message: text(
      '这个组织已经接了这一单或在排队。',
      'This organisation already holds this order or waits in line.',
    ),
    wayOut: text('不用再操作，轮到时会通知。', 'Nothing to do; you will be told when it is your turn.'),
    field: 'organizationId',
  },
  notInLine: {
    code: 'NOT_IN_LINE',
    message: text('这个组织没有在排队。', 'This organisation does not wait in line.'),
    wayOut: text('请刷新页面。', 'Refresh the page.'),
    field: 'organizationId',
  },
  notRed: {
    code: 'NOT_OVERDUE',
    message: text('订单还没有亮红灯，不能收回。', 'The order is not red yet; the claim cannot be revoked.'),
    wayOut: text(
      '可以先催办，或等时限过后再收回。',
      'Urge the team first, or wait until the deadline has passed.',
    ),
  },
  past: {
    code: 'DATE_IN_THE_PAST',
    message: text('日期已经过去。', 'The date lies in the past.'),
    wayOut: text('请选择以后的日期和时间。', 'Choose a later date and time.'),
  },
  tooFar: {
    code: 'DATE_TOO_FAR',
    message: text('日期太远，最多一年以内。', 'The date is too far away; one year at most.'),
    wayOut: text('请选择一年以内的日期。', 'Choose a date within a year.'),
  },
  residentMustAgree: {
    code: 'RESIDENT_MUST_AGREE',
    message: text('改时间要先征得居民同意。', 'A new time needs the resident’s agreement.'),
    wayOut: text('请先与居民联系，再勾选“居民已同意”。', 'Contact the resident first, then tick "agreed".'),
    field: 'residentAgreed',
  },
  residentMustBeTold: {
    code: 'RESIDENT_MUST_BE_TOLD',
    message: text(
      '申请延期要先告诉居民。',
      'An extension can be asked for only after the resident was told.',
    ),
    wayOut: text('请先告知居民，再勾选“已告知”。', 'Tell the resident first, then tick "told".'),
    field: 'residentTold',
  },
  noVolunteer: {
    code: 'NO_VOLUNTEER',
    message: text(
      '还没有志愿者接受派工，不能开始。',
      'Nobody has accepted the assignment yet; the service cannot start.',
    ),
    wayOut: text('请先派工，并请志愿者接受。', 'Offer the assignment and have a volunteer accept it.'),
  },
  twoPeople: {
    code: 'TWO_PEOPLE_NEEDED',
    message: text(
      '这项服务风险较高，需要两人同行。',
      'This service carries a high risk; two people must go.',
    ),
    wayOut: text('请再派一名志愿者。', 'Assign a second volunteer.'),
  },
  wrongStartCode: {
    code: 'WRONG_SERVICE_CODE',
    message: text('开始码不对。', 'The start code is not right.'),
    wayOut: text(
      '请居民再念一遍六位开始码；遗失可请社区补打。',
      'Ask the resident to read the six digits again; the desk can reprint them.',
    ),
    field: 'code',
  },
  wrongFinishCode: {
    code: 'WRONG_SERVICE_CODE',
    message: text('完成码不对。', 'The finish code is not right.'),
    wayOut: text(
      '请居民再念一遍；没有码也可以申报完成，由居民确认。',
      'Ask again; or declare it finished without a code and let the resident confirm.',
    ),
    field: 'code',
  },
  extensionOnce: {
    code: 'EXTENSION_ONCE',
    message: text('延期只能申请一次。', 'An extension can be asked for only once.'),
    wayOut: text('请尽快办理，或退单由别人接。', 'Finish soon, or release the order to another team.'),
  },
  extensionTooLong: {
    code: 'EXTENSION_TOO_LONG',
    message: text('延期为 1 到 10 个工作日。', 'An extension is 1 to 10 working days.'),
    wayOut: text('请填写 1 到 10 之间的天数。', 'Enter a number from 1 to 10.'),
    field: 'workingDays',
  },
  noExtensionAsked: {
    code: 'NO_EXTENSION_ASKED',
    message: text('没有待审批的延期申请。', 'No extension is waiting for a decision.'),
    wayOut: text('请刷新页面。', 'Refresh the page.'),
  },
  urgedJustNow: {
    code: 'URGED_JUST_NOW',
    message: text('刚刚已经催过，对方已收到。', 'You urged a moment ago; they have been told.'),
    wayOut: text(
      '两小时后可以再催；急事请打社区电话。',
      'You can urge again in two hours; if it is urgent, phone the community.',
    ),
  },
  callsOnDifferentDays: {
    code: 'CALLS_ON_DIFFERENT_DAYS',
    message: text(
      '今天已经打过，下一次要换一天打。',
      'A call was made today already; the next must be on another day.',
    ),
    wayOut: text('请明天再打。', 'Call again tomorrow.'),
  },
  nothingToCall: {
    code: 'NO_CALL_OPEN',
    message: text('现在没有需要打的电话。', 'No call is waiting to be made.'),
    wayOut: text('请刷新页面。', 'Refresh the page.'),
  },
  tooLateToDispute: {
    code: 'DISPUTE_WINDOW_OVER',
    message: text('超过 5 个工作日，不能再提出异议。', 'The five working days for a dispute are over.'),
    wayOut: text('可以重新下一单，或打社区电话说明。', 'Place a new order, or phone the community.'),
  },
  sameTriager: {
    code: 'ANOTHER_PERSON_DECIDES',
    message: text(
      '这一单您之前转介过，异议要由另一个人受理。',
      'You referred this order before; another person must decide the dispute.',
    ),
    wayOut: text('请同事或街道受理。', 'Ask a colleague or the street office.'),
  },
  tooLateToRate: {
    code: 'RATING_WINDOW_OVER',
    message: text(
      '追评期（30 天）已过，或这一单不能追评。',
      'The 30 days for a late rating are over, or this order takes none.',
    ),
    wayOut: text('有意见请打社区电话。', 'Please phone the community.'),
  },
  noPlaceOffered: {
    code: 'NO_PLACE_OFFERED',
    message: text('现在没有空出的名额。', 'No place is on offer now.'),
    wayOut: text('有名额时会马上通知您。', 'You will be told as soon as a place falls free.'),
  },
  inputMissing: {
    code: 'INPUT_MISSING',
    message: text('还缺内容。', 'Something is missing.'),
    wayOut: text('请补填后再提交。', 'Fill it in and submit again.'),
  },
  notASession: {
    code: 'NOT_A_SESSION',
    message: text(
      '场次订单在场次里签到和点名。',
      'Orders for a session start and finish on the session’s roll.',
    ),
    wayOut: text('请到场次页面操作。', 'Use the session’s page.'),
  },
  onlyASession: {
    code: 'ONLY_A_SESSION',
    message: text(
      '这一单不是场次订单，没有签到和点名。',
      'This order is not for a session; there is no roll.',
    ),
    wayOut: text('请按开始码和完成码办理。', 'Use the start and finish codes instead.'),
  },
  notYetTime: {
    code: 'NOT_YET_TIME',
    message: text('约定的时间还没到，不能记未到。', 'The appointed time has not come; nobody is absent yet.'),
    wayOut: text('请到约定时间以后再报。', 'Report it after the appointed time.'),
  },
  absenceNotYours: {
    code: 'ABSENCE_OF_THE_OTHER',
    message: text('只能报告对方没有到。', 'Only the other side’s absence can be reported.'),
    wayOut: text('自己来不了，请改约时间或撤单。', 'If you cannot come, agree on another time or cancel.'),
    field: 'absent',
  },
  ownService: {
    code: 'OWN_SERVICE',
    message: text(
      '这次服务是您的组织做的，不能由您评价。',
      'Your own organisation served this order; you cannot rate it.',
    ),
    wayOut: text(
      '请居民用自己的评价码或账号评价。',
      'The resident rates with the code or account of his own.',
    ),
  },
  noSuchPerson: {
    code: 'PERSON_UNKNOWN',
    message: text('本街道没有这个人。', 'There is no such person in this street.'),
    wayOut: text('请从志愿者列表里选择。', 'Choose one from the list of volunteers.'),
    field: 'personId',
  },
  noSuchItem: {
    code: 'ITEM_NOT_ON_SHELF',
    message: text('这项服务不在货架上。', 'This service is not on the shelf.'),
    wayOut: text('请从货架上选一项，或留空。', 'Choose one from the shelf, or leave it empty.'),
    field: 'itemId',
  },
  nothingToRepeat: {
    code: 'DUPLICATE_OF_NOTHING',
    message: text('没有找到还在办理的那一单。', 'There is no such order under way that this one repeats.'),
    wayOut: text(
      '请核对原单号；原单已撤或已转介的，请直接受理这一单。',
      'Check the number; when the other was cancelled or referred, accept this one.',
    ),
    field: 'referral.duplicateOfId',
  },
  anotherTeamAsked: {
    code: 'ANOTHER_TEAM_ASKED',
    message: text('居民希望换一个组织来。', 'The resident asked for another team.'),
    wayOut: text('请让其他组织接这一单。', 'Leave this order to another organisation.'),
    field: 'organizationId',
  },
  nothingToAnswer: {
    code: 'NOTHING_TO_ANSWER',
    message: text(
      '这一单没有待答复的批示、督办或事件。',
      'No remark, supervision or incident of this order waits.',
    ),
    wayOut: text('请刷新页面。', 'Refresh the page.'),
  },
  materialCostAmount: {
    code: 'MATERIAL_COST_OUT_OF_RANGE',
    message: text('材料费应在 0.01 元到 10000 元之间。', 'Material costs lie between 0.01 and 10,000 yuan.'),
    wayOut: text(
      '请核对金额；不收材料费的不用填写。',
      'Check the amount; without material costs propose nothing.',
    ),
    field: 'amountFen',
  },
  noMaterialCost: {
    code: 'NO_MATERIAL_COST_PROPOSED',
    message: text('没有等待答复的材料费。', 'No material costs wait for an answer.'),
    wayOut: text('请刷新页面。', 'Refresh the page.'),
  },
  materialCostAgreed: {
    code: 'MATERIAL_COST_AGREED',
    message: text('材料费已经约定，不能再改。', 'The material costs are agreed and stay as they are.'),
    wayOut: text('请按约定办理。', 'Keep to what was agreed.'),
  },
  materialCostOpen: {
    code: 'MATERIAL_COST_UNANSWERED',
    message: text('居民还没有答复材料费。', 'The resident has not answered about the material costs yet.'),
    wayOut: text(
      '请居民当面同意或不同意，或收回材料费后再开始。',
      'Ask the resident to agree or decline, or withdraw the proposal; then begin.',
    ),
  },
  assignmentNotYours: {
    code: 'NO_ASSIGNMENT_FOR_YOU',
    message: text('这一单没有派给您。', 'This order was not offered to you.'),
    wayOut: text('请刷新页面。', 'Refresh the page.'),
  },
} as const satisfies Record<string, Refusal>;

export const missing = (field: string): Refusal => ({ ...refusals.inputMissing, field });
