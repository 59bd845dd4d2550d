/** Words of the inbox, Chinese. */
export const zh = {
  noticesEmpty: '没有消息',
  noticesEmptyHint: '订单有进展时，会在这里告诉您。',
  toOrder: '看订单',
  openOrder: '看订单 {code}',
  noticeSeen: '知道了',
  moreNotices: '更早的消息',
  unread: '未读',
} as const;
