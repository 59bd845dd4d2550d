import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { OrganizationDirectory } from '#libs/organizations';
import { PeopleService } from '#libs/people';
import { UnitOfWork } from '#libs/platform';
import type { Notice } from '../domain/notice';
import { noticeText } from '../domain/notice-text';
import { NOTICE_COLUMNS } from './notice-columns';
import { NOTICE_SENDERS, type NoticeSender } from './notice-sender';

const EVERY_MS = 5_000;
const BATCH = 20;
const TRIES = 5;
/** How long others leave a notice alone that one process has taken; doubles with each try. */
const LEASE_SECONDS = 60;

/**
 * Hands notices to the configured senders. Each is taken with a lease, so several processes may run this; after a crash
 * a notice may go out twice, with one id. Does nothing where no sender is configured.
 */
@Injectable()
export class NoticeDispatcher implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(NoticeDispatcher.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly people: PeopleService,
    private readonly organizations: OrganizationDirectory,
    @Inject(NOTICE_SENDERS) private readonly senders: readonly NoticeSender[],
  ) {}

  onApplicationBootstrap(): void {
    if (this.senders.length === 0) return;
    this.timer = setInterval(() => {
      this.running = this.running
        .then(() => this.dispatchDue())
        .catch((error: unknown) => this.log.warn(`notices not dispatched: ${nameOf(error)}`));
    }, EVERY_MS);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** Sends what is due; answers how many went out. */
  async dispatchDue(): Promise<number> {
    const taken = await this.take();
    const sent = await Promise.all(taken.map((notice) => this.send(notice)));
    return sent.filter(Boolean).length;
  }

  private async take(): Promise<(Notice & { attempts: number })[]> {
    const channels = this.senders.map((sender) => sender.channel);
    return this.unitOfWork.transaction((tx) =>
      tx.query<Notice & { attempts: number }>(
        `UPDATE notices n SET attempts = attempts + 1,
                not_before = app_now() + interval '1 second' * ${LEASE_SECONDS} * power(2, attempts)
          WHERE n.id IN (SELECT id FROM notices WHERE status = 'PENDING' AND channel = ANY($1) AND channel <> 'CALL_LIST'
                            AND not_before <= app_now() ORDER BY not_before LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
          RETURNING ${NOTICE_COLUMNS}, n.attempts`,
        [channels],
      ),
    );
  }

  private async send(notice: Notice & { attempts: number }): Promise<boolean> {
    const sender = this.senders.find(({ channel }) => channel === notice.channel)!;
    try {
      const person = (await this.people.factsOf([notice.personId!])).get(notice.personId!);
      const { organizationId, communityId } = notice.params;
      const named = await this.organizations.byIds(
        [organizationId, communityId].filter((id) => typeof id === 'string'),
      );
      const { body } = noticeText(notice.template, notice.params, {
        organization: (id) => named.get(id)?.name ?? null,
      });
      await sender.send({
        noticeId: notice.id,
        personId: notice.personId!,
        text: body,
        language: person?.preferredLanguage ?? 'zh',
      });
      await this.settle(notice.id, 'SENT');
      return true;
    } catch (error) {
      // never the message: a gateway's may quote the number
      this.log.warn(
        `notice ${notice.id} not sent by ${notice.channel}, try ${notice.attempts}: ${nameOf(error)}`,
      );
      if (notice.attempts >= TRIES) await this.settle(notice.id, 'FAILED');
      return false;
    }
  }

  private settle(noticeId: string, status: 'SENT' | 'FAILED'): Promise<void> {
    return this.unitOfWork.atomic(async (tx) =>
      tx.write({
        text: `UPDATE notices SET status = $2, sent_at = CASE WHEN $2 = 'SENT' THEN app_now() END
                WHERE id = $1 AND status = 'PENDING'`,
        values: [noticeId, status],
      }),
    );
  }
}

const nameOf = (error: unknown): string => (error as { code?: string }).code ?? (error as Error).name;
