import type { Language, Text } from '#libs/kernel';
import type { NoticeChannel } from '../domain/notice';

/** One notice on its way out of the house. The sender looks the number up itself, so that none is stored or queued. */
export interface OutgoingNotice {
  readonly noticeId: string;
  readonly personId: string;
  readonly text: Text;
  readonly language: Language;
}

/** Port: a gateway for one channel (SMS, WeChat, e-mail). May be handed a notice twice, with the same id. */
export interface NoticeSender {
  readonly channel: Exclude<NoticeChannel, 'LOCAL' | 'CALL_LIST'>;
  /** @throws when it could not be handed over; it is tried again later */
  send(notice: OutgoingNotice): Promise<void>;
}

/** Finds the configured senders; an empty list where everything stays on our own screens. */
export const NOTICE_SENDERS = Symbol('NOTICE_SENDERS');
