import { Inject, Injectable } from '@nestjs/common';
import { err, ok, text, type Clock, type PersonActor, type Refusal, type Result } from '#libs/kernel';
import { OrganizationDirectory } from '#libs/organizations';
import { CLOCK, UnitOfWork, type PageRequest, type Tx } from '#libs/platform';
import type { Notice } from '../domain/notice';
import { NOTICE_COLUMNS } from './notice-columns';
import { recipientsHeardBy } from './place-directory';

export interface InboxNotice extends Notice {
  /** When this reader read it; null while unread. */
  readonly readAt: Date | null;
}

export const noticeNotFound: Refusal = {
  code: 'NOTICE_NOT_FOUND',
  message: text('没有找到这条消息', 'There is no such notice'),
  wayOut: text('请刷新消息列表', 'Load your notices again'),
  field: 'noticeId',
};

/** What a person is told: personally, and by the roles held. */
@Injectable()
export class NoticeInbox {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Newest first. */
  async list(actor: PersonActor, page: PageRequest, unreadOnly: boolean): Promise<InboxNotice[]> {
    const recipients = await recipientsHeardBy(actor, this.organizations);
    return this.unitOfWork.atomic((tx) =>
      tx.query<InboxNotice>(
        // each recipient's newest are read from its own stretch of the index; they are few, whatever lies behind them
        `SELECT found.*, r.read_at AS "readAt" FROM unnest($1::text[]) AS heard (recipient)
           CROSS JOIN LATERAL (
             SELECT ${NOTICE_COLUMNS} FROM notices n
              WHERE n.recipient = heard.recipient
                AND ($2::timestamptz IS NULL OR (n.created_at, n.id) < ($2, $3::uuid))
                AND (NOT $4::boolean OR NOT EXISTS (
                  SELECT 1 FROM notice_reads r WHERE r.notice_id = n.id AND r.person_id = $5::uuid))
              ORDER BY n.created_at DESC, n.id DESC LIMIT $6) found
           LEFT JOIN notice_reads r ON r.notice_id = found.id AND r.person_id = $5::uuid
          ORDER BY found."createdAt" DESC, found.id DESC LIMIT $6`,
        [
          recipients,
          page.after?.createdAt ?? null,
          page.after?.id ?? null,
          unreadOnly,
          actor.personId,
          page.limit,
        ],
      ),
    );
  }

  /** Read again: nothing changes. */
  async markRead(actor: PersonActor, noticeId: string): Promise<Result<InboxNotice, Refusal>> {
    const recipients = await recipientsHeardBy(actor, this.organizations);
    return this.unitOfWork.atomic(async (tx) => {
      const [notice] = await tx.query<InboxNotice>(
        `SELECT ${NOTICE_COLUMNS}, r.read_at AS "readAt" FROM notices n
           LEFT JOIN notice_reads r ON r.notice_id = n.id AND r.person_id = $2
          WHERE n.id = $1 AND n.recipient = ANY($3)`,
        [noticeId, actor.personId, recipients],
      );
      if (!notice) return err(noticeNotFound);
      if (notice.readAt) return ok(notice);
      const readAt = this.clock.now();
      tx.write({
        text: 'INSERT INTO notice_reads (notice_id, person_id, read_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
        values: [noticeId, actor.personId, readAt],
      });
      const isCalled = this.needsNoCall(notice, actor, readAt, tx);
      return ok({ ...notice, readAt, status: isCalled ? 'SENT' : notice.status });
    });
  }

  /** Who has read it himself need not be phoned. */
  private needsNoCall(notice: Notice, actor: PersonActor, now: Date, tx: Tx): boolean {
    if (notice.channel !== 'CALL_LIST' || notice.personId !== actor.personId) return false;
    tx.write({
      text: `UPDATE notices SET status = 'SENT', sent_at = $2 WHERE id = $1 AND status = 'PENDING'`,
      values: [notice.id, now],
    });
    return true;
  }
}
