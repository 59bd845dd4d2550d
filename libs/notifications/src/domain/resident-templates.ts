import { told, words, type NoticeTemplate } from './template';

/** What the person who asked is told. */
export const RESIDENT_TEMPLATES: readonly NoticeTemplate[] = [
  ...told('OrderPlaced', {
    RESIDENT: words(
      '已收到您的需求',
      'We have your request',
      '单号 {code}。凭单号和手机号后四位可随时查询进度，全程免费。',
      'Order {code}. With it and the last four digits of your phone you can follow it at any time. It is free.',
      { reach: true },
    ),
  }),
  ...told('OrderTriaged', {
    RESIDENT: words(
      '已受理',
      'Accepted',
      '{code} 已受理，正在等待党组织接单。',
      '{code} was accepted and waits for an organisation to claim it.',
      { statuses: ['OPEN'] },
    ),
  }),
  ...told('InfoRequested', {
    RESIDENT: words(
      '请补充情况',
      'Please tell us more',
      '{code} 还需要您补充情况，请打开订单答复，或致电社区。',
      '{code} needs more information: open the order and answer, or call the community.',
      { reach: true },
    ),
  }),
  ...told('OrderClaimed', {
    RESIDENT: words(
      '已有组织接单',
      'Claimed',
      '{organization} 接了您的 {code}，会与您联系约时间。',
      '{organization} took your {code} and will contact you to fix a time.',
      { reach: true },
    ),
  }),
  ...told('MaterialCostProposed', {
    RESIDENT: words(
      '材料费请您确认',
      'Material costs to agree to',
      '{code} 需要材料费，请打开订单同意或不同意；服务本身免费。',
      '{code} needs material: open the order to agree or decline. The service itself is free.',
      { reach: true },
    ),
  }),
  ...told('ClaimReleased', {
    RESIDENT: words(
      '正在重新安排',
      'Being arranged again',
      '原接单组织不能承办 {code}，正在另行安排，您不用重新下单。',
      'The organisation cannot serve {code}; it is being arranged again. You need not order again.',
    ),
  }),
  ...told('ClaimRevoked', {
    RESIDENT: words(
      '正在重新安排',
      'Being arranged again',
      '{code} 超过时限，已收回另行安排，您不用重新下单。',
      '{code} was late and is being arranged with somebody else. You need not order again.',
    ),
  }),
  ...told('OrderFellBack', {
    RESIDENT: words(
      '由社区或街道兜底',
      'The office takes care of it',
      '{code} 暂无组织接单，已转由社区或街道安排。',
      'Nobody has claimed {code} yet; the community or street office now arranges it.',
    ),
  }),
  ...told('OrderScheduled', {
    RESIDENT: words(
      '时间已约定',
      'Appointment made',
      '{code} 的服务时间已约定，请打开订单查看时间、来人和服务码。',
      'A time is fixed for {code}: open the order for the time, who comes and your codes.',
      { reach: true },
    ),
  }),
  ...told('ServiceFinished', {
    RESIDENT: words(
      '请确认服务结果',
      'Was it resolved?',
      '{code} 的服务已完成，请确认问题是否解决。',
      'The service of {code} is finished: please say whether it resolved your need.',
      { reach: true },
    ),
  }),
  ...told('ServiceInterrupted', {
    RESIDENT: words(
      '还要再来一次',
      'They will come again',
      '{code} 这次没能做完，已约定再次上门的时间。',
      '{code} could not be finished this time; a second visit is fixed.',
      { reach: true },
    ),
  }),
  ...told('OrderConfirmed', {
    RESIDENT: words(
      '请评价',
      'Please rate it',
      '感谢确认 {code}。评价自愿，承办方看不到评价人姓名。',
      'Thank you for confirming {code}. Rating is voluntary; the team never sees your name.',
    ),
  }),
  ...told('OrderRechecked', {
    RESIDENT: words(
      '整改已复核',
      'Correction rechecked',
      '{code} 的整改已由另一单位复核，结果见订单。',
      'The correction of {code} was rechecked by another unit; the order shows the result.',
    ),
  }),
  ...told('OrderClosed', {
    RESIDENT: words(
      '已办结',
      'Closed',
      '{code} 已办结。如有不满意，可在 30 天内追评或再次下单。',
      '{code} is closed. If you are not satisfied you may still rate it within 30 days, or order again.',
    ),
  }),
  ...told('OrderCancelled', {
    RESIDENT: words(
      '已撤单',
      'Cancelled',
      '{code} 已撤单，原因见订单。需要时欢迎再次下单。',
      '{code} was cancelled; the order says why. You are welcome to order again.',
      { reach: true },
    ),
  }),
  ...told('OrderReferred', {
    RESIDENT: words(
      '已转介',
      'Referred',
      '{code} 不由本超市办理，请打开订单看您该找谁；不同意可在 5 个工作日内提出。',
      '{code} is not for this service: open the order to see whom to ask. You may object within 5 working days.',
      { reach: true },
    ),
  }),
  ...told('OrderUnmet', {
    RESIDENT: words(
      '暂无法满足',
      'Cannot be met for now',
      '{code} 暂时无法满足，原因和复核日期见订单。',
      '{code} cannot be met for now; the order gives the reason and the review date.',
      { reach: true },
    ),
  }),
  ...told('OrderReopened', {
    RESIDENT: words('重新办理', 'Taken up again', '{code} 已重新办理。', '{code} has been taken up again.'),
  }),
  ...told('OrderSuspended', {
    RESIDENT: words(
      '已挂起',
      'Suspended',
      '{code} 暂时挂起，说明和恢复日期见订单。',
      '{code} is suspended; the order gives the explanation and the date it goes on.',
      { reach: true },
    ),
  }),
  ...told('OrderResumed', {
    RESIDENT: words('已恢复办理', 'Resumed', '{code} 已恢复办理。', '{code} goes on.'),
  }),
  ...told('NoShowReported', {
    RESIDENT: words(
      '未能见面',
      'A missed appointment',
      '{code} 约定的时间没有见面，将重新约时间。',
      'The appointment of {code} did not take place; a new time will be fixed.',
      { reach: true },
    ),
  }),
  ...told('PlaceOffered', {
    RESIDENT: words(
      '有名额了',
      'A place is free',
      '{code} 候补到名额，请在 2 小时内确认，过时让给下一位。',
      'A place is free for {code}: accept within 2 hours, or it goes to the next in line.',
      { reach: true, urgent: true },
    ),
  }),
  ...told('ExtensionDecided', {
    RESIDENT: words(
      '延期审批',
      'Extension decided',
      '{code} 的延期申请已有结果，新的时限见订单。',
      'An extension of {code} was decided; the order shows the date that holds.',
    ),
  }),
];
