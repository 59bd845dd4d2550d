export { NOTIFICATION_ENTITIES } from './adapters/persistence/entities';
export { NoticeDispatcher } from './application/notice-dispatcher';
export type { NoticeSender, OutgoingNotice } from './application/notice-sender';
export { NotificationsModule } from './notifications.module';
