import type { NoticeChannel } from './notice';

/** How a person wants to hear from us, as people keep it. */
export type ContactWish = 'CALL' | 'SMS' | 'FAMILY';

/**
 * How a notice reaches its person. What only confirms is shown. What the person must know (`reach`) is sent where a sender
 * is set up, and otherwise, for those who asked to be called, put on the desk's call list.
 */
export function chooseChannel(
  { reach, wish }: { readonly reach: boolean; readonly wish: ContactWish | null },
  senders: readonly NoticeChannel[],
): NoticeChannel {
  if (!reach || wish === null) return 'LOCAL';
  if (wish === 'CALL') return 'CALL_LIST';
  // FAMILY: the number on file is the relative's
  if (senders.includes('SMS')) return 'SMS';
  if (senders.includes('WECHAT')) return 'WECHAT';
  return wish === 'FAMILY' ? 'CALL_LIST' : 'LOCAL';
}
