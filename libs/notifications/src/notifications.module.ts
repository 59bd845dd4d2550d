import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { OrganizationsModule } from '#libs/organizations';
import { PeopleModule } from '#libs/people';
import { NoticeResolver } from './adapters/graphql/notice.resolver';
import { CallList } from './application/call-list.service';
import { NoticeDispatcher } from './application/notice-dispatcher';
import { NoticeInbox } from './application/notice-inbox.service';
import { NoticePersonData } from './application/notice-person-data';
import { NOTICE_SENDERS, type NoticeSender } from './application/notice-sender';
import { WriteNotices } from './application/write-notices.consumer';

/** Hears events and tells people. Nobody imports it but apps. */
@Module({})
export class NotificationsModule {
  /** `senders`: gateways of this installation; without any, everything stays on our own screens and the call list. */
  static register({
    senders = [],
  }: { readonly senders?: readonly Type<NoticeSender>[] } = {}): DynamicModule {
    return {
      module: NotificationsModule,
      imports: [OrganizationsModule, PeopleModule],
      providers: [
        ...senders,
        { provide: NOTICE_SENDERS, inject: [...senders], useFactory: (...made: NoticeSender[]) => made },
        WriteNotices,
        NoticeInbox,
        CallList,
        NoticeDispatcher,
        NoticePersonData,
        NoticeResolver,
      ],
      exports: [NoticeDispatcher],
    };
  }
}
