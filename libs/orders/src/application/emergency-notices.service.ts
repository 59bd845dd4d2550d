import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Channel, Ids, PersonActor, Refusal, Result } from '#libs/kernel';
import { err, holdsRole, ok, text } from '#libs/kernel';
import type { OrganizationFacts } from '#libs/organizations';
import { OrganizationDirectory } from '#libs/organizations';
import {
  armTimers,
  disarmTimers,
  FieldCipher,
  ForbiddenError,
  IDS,
  outboxWrite,
  settleTimer,
  timerIsDue,
  TimerHandlers,
  UnitOfWork,
  type DueTimer,
  type PageRequest,
  type TimerHandler,
  type Tx,
} from '#libs/platform';
import type { Danger } from '../domain/danger';
import { idempotencyKeyReused } from './order-answer';
import { hashOf } from './order-commands.service';

const SUBJECT = 'EmergencyNotice';
const CALL_BACK = 'CALL_BACK';
/** A person at the desk phones back within 3 minutes (handbook §3 rule 6). */
const CALL_BACK_MS = 3 * 60_000;

export interface EmergencyNotice {
  readonly id: string;
  readonly streetId: string;
  readonly communityId: string | null;
  readonly personId: string | null;
  readonly text: string;
  readonly phone: string | null;
  readonly status: 'OPEN' | 'CALLED_BACK';
  readonly createdAt: Date;
  readonly callDueAt: Date;
  readonly calledAt: Date | null;
  readonly outcome: string | null;
}

export interface OpenNotice {
  readonly community: OrganizationFacts;
  readonly personId: string;
  readonly phone: string | null;
  readonly words: string;
  readonly danger: Danger;
  readonly channel: Channel;
  readonly idempotencyKey: string;
}

type Row = Omit<EmergencyNotice, 'text' | 'phone'> & { textEncrypted: string; phoneEncrypted: string | null };
const SELECT = `SELECT id, street_id AS "streetId", community_id AS "communityId", person_id AS "personId", text_encrypted AS "textEncrypted",
  phone_encrypted AS "phoneEncrypted", status, created_at AS "createdAt", call_due_at AS "callDueAt", called_at AS "calledAt", outcome
  FROM emergency_notices`;

const unknown: Refusal = {
  code: 'NOTICE_NOT_FOUND',
  message: text('没有这条紧急提醒。', 'There is no such notice.'),
  wayOut: text('请刷新列表。', 'Refresh the list.'),
};
const gone: Refusal = {
  code: 'NOTICE_NOT_OPEN',
  message: text('这条紧急提醒已经处理过。', 'This notice was answered already.'),
  wayOut: text('请刷新列表。', 'Refresh the list.'),
};

/** Danger to life at entry: the caller hears 110/119/120 at once, and the desk's phone call is watched like any deadline. */
@Injectable()
export class EmergencyNotices implements TimerHandler, OnModuleInit {
  readonly subjectType = SUBJECT;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly cipher: FieldCipher,
    private readonly handlers: TimerHandlers,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  onModuleInit(): void {
    this.handlers.register(this);
  }

  async open(
    actor: PersonActor,
    notice: OpenNotice,
  ): Promise<Result<{ noticeId: string; callBackBy: Date }, Refusal>> {
    const scope = `person:${actor.personId}`;
    const payloadHash = hashOf(notice.words, notice.community.id);
    return this.unitOfWork.atomic(async (tx) => {
      const [row] = await tx.query<{
        now: Date;
        answered: {
          command: string;
          payloadHash: string;
          answer: { noticeId: string; callBackBy: string };
        } | null;
      }>(
        `SELECT app_now() AS now, (SELECT jsonb_build_object('command', command, 'payloadHash', payload_hash, 'answer', answer)
           FROM idempotency_keys WHERE scope = $1 AND key = $2) AS answered`,
        [scope, notice.idempotencyKey],
      );
      const { now, answered } = row!;
      if (answered) {
        if (answered.payloadHash !== payloadHash) return err(idempotencyKeyReused);
        return ok({ noticeId: answered.answer.noticeId, callBackBy: new Date(answered.answer.callBackBy) });
      }
      const noticeId = this.ids.uuid();
      const callBackBy = new Date(now.getTime() + CALL_BACK_MS);
      const streetId = notice.community.streetId!;
      tx.write({
        text: `INSERT INTO emergency_notices (id, street_id, community_id, person_id, phone_encrypted, text_encrypted, channel, status, created_at, call_due_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, 'OPEN', $8, $9)`,
        values: [
          noticeId,
          streetId,
          notice.community.id,
          notice.personId,
          notice.phone ? this.cipher.encrypt(notice.phone) : null,
          this.cipher.encrypt(notice.words),
          notice.channel,
          now,
          callBackBy,
        ],
      });
      tx.write(
        armTimers([
          { subjectType: SUBJECT, subjectId: noticeId, streetId, kind: CALL_BACK, dueAt: callBackBy },
        ]),
      );
      this.tell(
        tx,
        'EmergencyNoticed',
        {
          noticeId,
          streetId,
          communityId: notice.community.id,
          communityPath: notice.community.path,
          call: notice.danger.call,
        },
        now,
      );
      tx.write({
        text: `INSERT INTO idempotency_keys (scope, key, command, payload_hash, answer, created_at) VALUES ($1, $2, 'placeOrder', $3, $4, $5)
ON CONFLICT (scope, key) DO NOTHING`,
        values: [scope, notice.idempotencyKey, payloadHash, JSON.stringify({ noticeId, callBackBy }), now],
        expectRows: 1,
      });
      return ok({ noticeId, callBackBy });
    });
  }

  /** The desk has phoned. @throws ForbiddenError outside the actor's community or street */
  async recordCallBack(
    actor: PersonActor,
    noticeId: string,
    outcome: string,
  ): Promise<Result<EmergencyNotice, Refusal>> {
    return this.unitOfWork.atomic(async (tx) => {
      const [row] = await tx.query<Row & { now: Date }>(
        `${SELECT.replace(' FROM', ', app_now() AS now FROM')} WHERE id = $1`,
        [noticeId],
      );
      if (!row) return err(unknown);
      await this.mayAnswer(actor, row);
      if (row.status !== 'OPEN') return err(gone);
      tx.write({
        text: `UPDATE emergency_notices SET status = 'CALLED_BACK', called_at = $2, called_by_id = $3, outcome = $4 WHERE id = $1 AND status = 'OPEN'`,
        values: [noticeId, row.now, actor.personId, outcome],
        expectRows: 1,
      });
      tx.write(disarmTimers(noticeId, [CALL_BACK]));
      return ok(this.opened({ ...row, status: 'CALLED_BACK', calledAt: row.now, outcome }));
    });
  }

  /** Notices under a path, newest first. @throws ForbiddenError outside one's duty */
  async list(actor: PersonActor, under: string, { limit, after }: PageRequest): Promise<EmergencyNotice[]> {
    this.onDuty(actor, under);
    const places = (await this.organizations.subtree(under))
      .filter((place) => place.kind === 'COMMUNITY')
      .map((place) => place.id);
    const rows = await this.unitOfWork.atomic((tx) =>
      tx.query<Row>(
        `${SELECT} WHERE community_id = ANY($3::uuid[]) AND ($1::timestamptz IS NULL OR (created_at, id) < ($1, $2::uuid))
         ORDER BY created_at DESC, id DESC LIMIT ${limit}`,
        [after?.createdAt ?? null, after?.id ?? null, places],
      ),
    );
    return rows.map((row) => this.opened(row));
  }

  /** Nobody phoned within three minutes: secretary and street are told, again and again until somebody does. */
  async fire(timer: DueTimer): Promise<void> {
    await this.unitOfWork.atomic(async (tx) => {
      if (!(await timerIsDue(tx, timer))) return;
      const [row] = await tx.query<Row & { now: Date }>(
        `${SELECT.replace(' FROM', ', app_now() AS now FROM')} WHERE id = $1`,
        [timer.subjectId],
      );
      const open = row?.status === 'OPEN';
      tx.write(
        settleTimer({ ...timer, nextDueAt: open ? new Date(row.now.getTime() + CALL_BACK_MS) : null }),
      );
      if (!open) return;
      const community = row.communityId ? await this.organizations.byId(row.communityId) : null;
      this.tell(
        tx,
        'EmergencyOverdue',
        {
          noticeId: row.id,
          streetId: row.streetId,
          communityId: row.communityId,
          communityPath: community?.path ?? null,
          tell: ['DESK', 'SECRETARY', 'STREET'],
        },
        row.now,
      );
    });
  }

  private tell(
    tx: Tx,
    type: string,
    payload: { noticeId: string; streetId: string } & Record<string, unknown>,
    at: Date,
  ): void {
    tx.write(
      outboxWrite([
        {
          id: this.ids.uuid(),
          type,
          streetId: payload.streetId,
          subjectId: payload.noticeId,
          occurredAt: at,
          payload,
        },
      ]),
    );
  }

  private async mayAnswer(actor: PersonActor, row: Row): Promise<void> {
    const community = row.communityId ? await this.organizations.byId(row.communityId) : null;
    this.onDuty(actor, community?.path ?? '');
  }

  private onDuty(actor: PersonActor, path: string): void {
    if (
      !holdsRole(
        actor,
        ['COMMUNITY_DESK', 'COMMUNITY_SECRETARY', 'STREET_OFFICER', 'STREET_SUPERVISOR'],
        path,
      )
    )
      throw new ForbiddenError();
  }

  private opened({ textEncrypted, phoneEncrypted, ...row }: Row): EmergencyNotice {
    return {
      ...row,
      text: this.cipher.decrypt(textEncrypted),
      phone: phoneEncrypted ? this.cipher.decrypt(phoneEncrypted) : null,
    };
  }
}
