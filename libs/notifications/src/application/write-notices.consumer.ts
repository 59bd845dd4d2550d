import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Clock, DomainEvent, Ids } from '#libs/kernel';
import { PeopleService } from '#libs/people';
import { CLOCK, EventConsumers, IDS, outboxWrite, type EventConsumer, type Tx } from '#libs/platform';
import { recipientKey, recipientOf, type EventFacts, type Recipient } from '../domain/audience';
import { chooseChannel } from '../domain/choose-channel';
import type { NoticeParams } from '../domain/notice';
import { sendNotBefore } from '../domain/quiet-hours';
import type { NoticeTemplate } from '../domain/template';
import { NOTICED_EVENTS, templatesFor, type NoticedPayload } from '../domain/templates';
import { NOTICE_SENDERS, type NoticeSender } from './notice-sender';

/** What events of orders carry, as far as notices need it. Every part may be missing. */
interface Payload extends NoticedPayload, Omit<EventFacts, 'streetId'> {
  readonly orderId?: string;
  readonly code?: string;
  /** Of an order placed: its receipt was in the answer. */
  readonly receiptInHand?: boolean;
}

const INSERT = `
INSERT INTO notices (id, street_id, event_id, template, recipient, person_id, subject_id, desk_organization_id, params,
  channel, status, urgent, not_before, created_at, sent_at)
SELECT id, street_id, event_id, template, recipient, person_id, subject_id, desk_organization_id, params,
  channel, status, urgent, not_before, created_at, sent_at
FROM jsonb_to_recordset($1::jsonb) AS n (id uuid, street_id uuid, event_id uuid, template text, recipient text,
  person_id uuid, subject_id uuid, desk_organization_id uuid, params jsonb, channel text, status text, urgent boolean,
  not_before timestamptz, created_at timestamptz, sent_at timestamptz)
ON CONFLICT (event_id, template, recipient) DO NOTHING`;

/** Turns events into notices, by the table of templates. Repeats leave nothing behind. */
@Injectable()
export class WriteNotices implements EventConsumer, OnModuleInit {
  readonly name = 'notices';
  readonly events = NOTICED_EVENTS;

  constructor(
    private readonly consumers: EventConsumers,
    private readonly people: PeopleService,
    @Inject(NOTICE_SENDERS) private readonly senders: readonly NoticeSender[],
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  onModuleInit(): void {
    this.consumers.register(this);
  }

  handle(event: DomainEvent, tx: Tx): Promise<void> {
    return this.handleAll([event], tx);
  }

  async handleAll(events: readonly DomainEvent[], tx: Tx): Promise<void> {
    const addressed = events.flatMap(addressees);
    if (addressed.length === 0) return;
    const wishes = await this.wishes(addressed);
    const rows = addressed.map((notice) => this.row(notice, wishes));
    tx.write({ text: INSERT, values: [JSON.stringify(rows)] });
    const reached = new Set(rows.flatMap((row) => (row.person_id === null ? [] : [row.event_id])));
    this.confirmReceipts(
      events.filter(
        ({ id, type, payload }) =>
          type === 'OrderPlaced' && !(payload as Payload).receiptInHand && reached.has(id),
      ),
      tx,
    );
  }

  private row(
    { event, template, recipient }: Addressed,
    wishes: Awaited<ReturnType<WriteNotices['wishes']>>,
  ) {
    const payload = event.payload as Payload;
    const now = this.clock.now();
    const personId = recipient.kind === 'PERSON' ? recipient.personId : null;
    const wish = (personId && wishes.get(personId)?.contactPreference) || null;
    const channel = chooseChannel(
      { reach: template.reach, wish },
      this.senders.map((sender) => sender.channel),
    );
    const params: NoticeParams = {
      code: payload.code ?? null,
      status: payload.status ?? null,
      organizationId: payload.organizationId ?? null,
      communityId: payload.communityId ?? null,
      deadline: payload.kind ?? null,
      light: payload.light ?? null,
    };
    return {
      id: this.ids.uuid(),
      street_id: event.streetId,
      event_id: event.id,
      template: template.key,
      recipient: recipientKey(recipient),
      person_id: personId,
      subject_id: event.subjectId,
      desk_organization_id: payload.communityId ?? event.streetId,
      params,
      channel,
      status: channel === 'LOCAL' ? 'SENT' : 'PENDING',
      urgent: template.urgent,
      not_before: sendNotBefore(channel, template.urgent, now),
      created_at: now,
      sent_at: channel === 'LOCAL' ? now : null,
    };
  }

  /** How those who have to be reached wish to be. */
  private async wishes(addressed: readonly Addressed[]) {
    const personIds = addressed.flatMap(({ template, recipient }) =>
      template.reach && recipient.kind === 'PERSON' ? [recipient.personId] : [],
    );
    return this.people.factsOf([...new Set(personIds)]);
  }

  /** The persons' receipts are stored: their orders' RECEIPT deadlines are met. */
  private confirmReceipts(placed: readonly DomainEvent[], tx: Tx): void {
    if (placed.length === 0) return;
    tx.write(
      outboxWrite(
        placed.map(({ streetId, subjectId }) => ({
          id: this.ids.uuid(),
          type: 'ReceiptDelivered',
          streetId,
          subjectId,
          occurredAt: this.clock.now(),
          payload: { orderId: subjectId },
        })),
      ),
    );
  }
}

interface Addressed {
  readonly event: DomainEvent;
  readonly template: NoticeTemplate;
  readonly recipient: Recipient;
}

/** Who is told what about an event; empty when the table of templates says nothing. */
function addressees(event: DomainEvent): Addressed[] {
  const payload = event.payload as Payload;
  return templatesFor(event.type, payload).flatMap((template) => {
    const recipient = recipientOf(template.audience, { ...payload, streetId: event.streetId });
    return recipient ? [{ event, template, recipient }] : [];
  });
}
