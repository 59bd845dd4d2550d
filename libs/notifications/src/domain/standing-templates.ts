import { told, words, type NoticeTemplate } from './template';

/** What people are told of standing orders 长期单. Their occurrences are orders, and tell for themselves. */
export const STANDING_TEMPLATES: readonly NoticeTemplate[] = [
  ...told('StandingOrderProposed', {
    CLAIMANT: words(
      '长期单待答复',
      'A standing order to answer',
      '{community} 有居民想请贵组织长期服务，可以同意，也可以婉拒。',
      'In {community} a resident asks your organisation for a standing service. You may agree or decline.',
      { reach: true },
    ),
  }),
  ...told('StandingOrderAccepted', {
    RESIDENT: words(
      '长期服务已约定',
      'Standing service agreed',
      '{organization} 同意了您的长期服务，每次会提前一天告诉您。',
      '{organization} agreed to your standing service; each time you are told a day before.',
      { reach: true },
    ),
  }),
  ...told('StandingOrderDeclined', {
    RESIDENT: words(
      '长期服务未约成',
      'Standing service declined',
      '{organization} 暂时不能长期服务，社区会帮您另找。',
      '{organization} cannot serve regularly now; the community will look for another.',
      { reach: true },
    ),
    DESK: words(
      '长期单被婉拒',
      'Standing order declined',
      '{organization} 婉拒了一个长期单，请帮居民另找组织。',
      '{organization} declined a standing order: please find another organisation.',
    ),
  }),
  ...told('StandingOrderEnded', {
    RESIDENT: words(
      '长期服务已结束',
      'Standing service ended',
      '{organization} 的长期服务已结束。需要的话可以重新约定。',
      'The standing service of {organization} has ended. It can be agreed anew.',
      { reach: true },
    ),
    CLAIMANT: words(
      '长期单已结束',
      'Standing order ended',
      '{community} 的一个长期单已结束。',
      'A standing order in {community} has ended.',
    ),
  }),
  ...told('StandingProviderGone', {
    DESK: words(
      '长期单无人承接',
      'Standing order without its provider',
      '{organization} 现在不接单，它的一次长期服务已公开待接，请关注。',
      '{organization} takes nothing at present: one time of its standing service is in the open pool.',
      { reach: true },
    ),
  }),
  ...told('OccurrenceMissed', {
    DESK: words(
      '长期服务漏了一次',
      'A standing service was missed',
      '{organization} 的长期服务有一次没有按时生成，请联系居民。',
      'One time of {organization}’s standing service was not opened: please phone the resident.',
      { reach: true },
    ),
  }),
];
