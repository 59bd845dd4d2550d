import type { zh } from './texts.zh';

/** The same, English. */
export const en: Record<keyof typeof zh, string> = {
  noticesEmpty: 'No messages',
  noticesEmptyHint: 'When something happens to an order, you are told here.',
  toOrder: 'Open order',
  openOrder: 'Open order {code}',
  noticeSeen: 'Got it',
  moreNotices: 'Earlier messages',
  unread: 'unread',
};
