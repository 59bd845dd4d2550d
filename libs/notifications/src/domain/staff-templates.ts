import { told, words, type NoticeTemplate } from './template';

/** Statuses in which an organisation holds the order; in others an event may name the one that held it last. */
const HOLDING = ['CLAIMED', 'SCHEDULED', 'IN_SERVICE', 'DONE', 'CONFIRMED', 'RECTIFYING', 'RECHECKING'];

/** What providers and offices are told. Nobody is named; the order shows what its reader may see. */
export const STAFF_TEMPLATES: readonly NoticeTemplate[] = [
  ...told('OrderPlaced', {
    DESK: words('待受理', 'To triage', '新订单 {code} 待受理。', 'New order {code} waits for triage.', {
      statuses: ['SUBMITTED'],
    }),
  }),
  ...told('OrderTriaged', {
    PROVIDERS: words(
      '有新订单可接',
      'A new order to claim',
      '{community} 的 {code} 待接单。',
      '{code} in {community} may be claimed.',
      { statuses: ['OPEN'] },
    ),
  }),
  ...told('InfoSupplied', {
    DESK: words(
      '已补充情况',
      'Information supplied',
      '居民补充了 {code} 的情况，请继续受理。',
      'The resident added to {code}: please go on with triage.',
    ),
  }),
  ...told('OrganizationInvited', {
    INVITEE: words(
      '邀约',
      'Invitation',
      '邀请贵组织承办 {code}，可以接受，也可以婉拒。',
      'Your organisation is invited to serve {code}. You may accept or decline.',
    ),
  }),
  ...told('InvitationDeclined', {
    DESK: words(
      '邀约被婉拒',
      'Invitation declined',
      '{code} 的邀约被婉拒，订单已退回。',
      'The invitation for {code} was declined; the order is back in its pool.',
    ),
  }),
  ...told('InvitationLapsed', {
    DESK: words(
      '邀约超时',
      'Invitation lapsed',
      '{code} 的邀约没有答复，订单已退回。',
      'The invitation for {code} was not answered; the order is back in its pool.',
    ),
  }),
  ...told('ClaimReleased', {
    DESK: words(
      '退单',
      'Claim released',
      '{code} 被退单，请关注后续安排。',
      '{code} was released; see to it that it goes on.',
    ),
  }),
  ...told('ClaimRevoked', {
    FORMER_CLAIMANT: words(
      '接单已收回',
      'Claim revoked',
      '{code} 超过时限，接单已被收回。',
      '{code} was late; your claim was revoked.',
    ),
    DESK: words(
      '接单已收回',
      'Claim revoked',
      '{code} 的接单已收回，请关注后续安排。',
      'The claim on {code} was revoked; see to it that it goes on.',
    ),
  }),
  ...told('OrderFellBack', {
    DESK: words(
      '社区兜底',
      'Community fallback',
      '{code} 无人接单，请社区承办或邀约。',
      'Nobody claimed {code}: serve it or invite somebody.',
      { statuses: ['COMMUNITY_FALLBACK'] },
    ),
    STREET: words(
      '街道兜底',
      'Street fallback',
      '{code} 转街道兜底，请协调。',
      '{code} is now the street’s to settle.',
      { statuses: ['STREET_FALLBACK'] },
    ),
  }),
  ...told('OrderScheduled', {
    VOLUNTEERS: words(
      '服务已排期',
      'Scheduled',
      '{code} 已排期，请查看派工。',
      '{code} is scheduled: see your assignments.',
    ),
  }),
  ...told('OrderRemarked', {
    DESK: words(
      '领导批示',
      'A leader’s remark',
      '{code} 有新批示，请按期答复。',
      'There is a remark on {code}: answer by its date.',
    ),
    CLAIMANT: words(
      '领导批示',
      'A leader’s remark',
      '{code} 有新批示，请按期答复。',
      'There is a remark on {code}: answer by its date.',
    ),
  }),
  ...told('IncidentReported', {
    STREET: words(
      '突发事件',
      'An incident',
      '{code} 上报了受伤、纠纷或损坏，请尽快处理。',
      'An injury, dispute or damage was reported on {code}: see to it.',
      { urgent: true },
    ),
    DESK: words(
      '突发事件',
      'An incident',
      '{code} 上报了受伤、纠纷或损坏，由街道处理。',
      'An incident was reported on {code}; the street handles it.',
    ),
  }),
  ...told('MaterialCostAgreed', {
    CLAIMANT: words(
      '材料费已同意',
      'Material costs agreed',
      '{code} 居民同意了材料费，可以开始服务。',
      'The resident agreed to the material costs of {code}; the service may begin.',
    ),
  }),
  ...told('MaterialCostDeclined', {
    CLAIMANT: words(
      '材料费未同意',
      'Material costs declined',
      '{code} 居民不同意材料费，请另行商量。',
      'The resident declined the material costs of {code}: find another way together.',
    ),
  }),
  ...told('OrderConfirmed', {
    CLAIMANT: words(
      '居民已确认',
      'Confirmed',
      '{code} 居民确认已解决。',
      'The resident confirmed that {code} is resolved.',
    ),
  }),
  ...told('OrderRated', {
    CLAIMANT: words('收到评价', 'Rated', '{code} 收到一条评价。', '{code} was rated.'),
  }),
  ...told('RectificationOpened', {
    CLAIMANT: words(
      '需要整改',
      'To put right',
      '{code} 评价不满意，请 1 个工作日内联系居民，5 个工作日内整改。',
      '{code} was rated badly: contact the resident within 1 working day and put it right within 5.',
    ),
    SECRETARY: words('差评整改', 'Bad review', '{code} 进入整改。', '{code} has to be put right.'),
  }),
  ...told('RectificationSubmitted', {
    DESK: words(
      '待复核',
      'To recheck',
      '{code} 的整改已提交，请由未承办的单位复核。',
      'The correction of {code} was submitted: a unit that did not serve it rechecks.',
    ),
  }),
  ...told('OrderRechecked', {
    CLAIMANT: words(
      '整改已复核',
      'Rechecked',
      '{code} 的整改已复核，结果见订单。',
      'The correction of {code} was rechecked; the order shows the result.',
    ),
  }),
  ...told('OrderCancelled', {
    FORMER_CLAIMANT: words(
      '已撤单',
      'Cancelled',
      '{code} 已撤单，不用再办。',
      '{code} was cancelled; nothing more to do.',
    ),
  }),
  ...told('OrderUnmet', {
    STREET: words(
      '暂无法满足',
      'Unmet',
      '{code} 标为暂无法满足，到期复核。',
      '{code} was marked unmet and has a review date.',
    ),
  }),
  ...told('OrderReopened', {
    DESK: words('重新办理', 'Taken up again', '{code} 已重新办理。', '{code} has been taken up again.'),
  }),
  ...told('OrderSuspended', {
    CLAIMANT: words(
      '已挂起',
      'Suspended',
      '{code} 已挂起，时限暂停。',
      '{code} is suspended; its clocks stand still.',
    ),
  }),
  ...told('OrderResumed', {
    CLAIMANT: words(
      '已恢复办理',
      'Resumed',
      '{code} 已恢复办理，时限继续。',
      '{code} goes on, and so do its clocks.',
      { statuses: HOLDING },
    ),
  }),
  ...told('OrderUrged', {
    CLAIMANT: words(
      '居民催单',
      'Urged',
      '居民在催 {code}，请尽快联系。',
      'The resident is urging {code}: please get in touch.',
      { statuses: HOLDING },
    ),
    DESK: words('居民催单', 'Urged', '居民在催 {code}。', 'The resident is urging {code}.'),
  }),
  ...told('NoShowReported', {
    DESK: words(
      '未到',
      'No-show',
      '{code} 有一方未到，请关注。',
      'Somebody did not turn up for {code}: please see to it.',
    ),
    CLAIMANT: words(
      '未到',
      'No-show',
      '{code} 有一方未到，请重新约时间。',
      'Somebody did not turn up for {code}: fix a new time.',
    ),
  }),
  ...told('ExtensionRequested', {
    DESK: words(
      '延期待审批',
      'Extension asked for',
      '{code} 申请延期，请审批。',
      'An extension of {code} is asked for: please decide.',
    ),
  }),
  ...told('ExtensionDecided', {
    CLAIMANT: words(
      '延期审批',
      'Extension decided',
      '{code} 的延期申请已有结果。',
      'Your request to extend {code} was decided.',
    ),
  }),
  ...told('ReferralDisputed', {
    DESK: words(
      '转介有异议',
      'Referral disputed',
      '居民不同意 {code} 的转介，请由另一人重新受理。',
      'The resident disputes the referral of {code}: another person decides.',
    ),
  }),
  ...told('CallbackOpened', {
    DESK: words(
      '待回访',
      'To call back',
      '{code} 需要回访，承办方不参与。',
      '{code} needs a callback by a unit that did not serve it.',
    ),
  }),
  ...told('DeskCallOpened', {
    DESK: words(
      '请打电话',
      'Please phone',
      '{code} 需要给居民打电话。',
      '{code}: please phone the resident.',
    ),
  }),
  ...told('SupervisionOpened', {
    SECRETARY: words('督办', 'Supervision', '{code} 已督办。', '{code} is under supervision.'),
    CLAIMANT: words(
      '督办',
      'Supervision',
      '{code} 已被督办，请尽快办理。',
      '{code} is under supervision: please see to it.',
    ),
  }),
  ...told('EmergencyNoticed', {
    DESK: words(
      '紧急情况',
      'Emergency',
      '有居民遇险，请 3 分钟内回电。',
      'Somebody is in danger: phone back within 3 minutes.',
      { reach: true, urgent: true },
    ),
  }),
  ...told('EmergencyOverdue', {
    DESK: words(
      '紧急情况无人回电',
      'Emergency not answered',
      '3 分钟内无人回电，请立即处理。',
      'Nobody phoned back within 3 minutes: act now.',
      { reach: true, urgent: true },
    ),
    SECRETARY: words(
      '紧急情况无人回电',
      'Emergency not answered',
      '{community} 3 分钟内无人回电，请立即处理。',
      'In {community} nobody phoned back within 3 minutes: act now.',
      { reach: true, urgent: true },
    ),
    STREET: words(
      '紧急情况无人回电',
      'Emergency not answered',
      '{community} 3 分钟内无人回电，请立即处理。',
      'In {community} nobody phoned back within 3 minutes: act now.',
      { reach: true, urgent: true },
    ),
  }),
];
