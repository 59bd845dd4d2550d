import { Injectable, type OnModuleInit } from '@nestjs/common';
import { text, type Refusal } from '#libs/kernel';
import { PersonDataSources, type PersonDataSource } from '#libs/people';
import { FieldCipher, UnitOfWork, type TransactionTx } from '#libs/platform';

const STILL_OPEN: Refusal = {
  code: 'ORDER_STILL_OPEN',
  message: text(
    '您还有未完结的订单、长期单或紧急提醒，暂时不能注销。',
    'You still have an open order, long-term order or emergency notice, so your data cannot be deleted yet.',
  ),
  wayOut: text(
    '请先撤销，或等它完结；也可以请社区服务台代办。',
    'Cancel it first or wait until it is over; the community desk can do it for you.',
  ),
};

/** Free words among an order's details; a ticket number leads to the person in another house's books. */
const WORDLESS = `(details - 'needsInfo' - 'suppliedInfo' #- '{referral,ticketNumber}' #- '{materialCost,what}')
  || '{"text": ""}'::jsonb`;

/**
 * A person's orders in the copy of his data. Erasing takes words, contacts and notes; the course of the order, which the
 * figures and the record answer for, stays under an id that leads to nobody (个人信息保护法 47).
 */
@Injectable()
export class OrderPersonData implements PersonDataSource, OnModuleInit {
  readonly name = 'orders';

  constructor(
    private readonly sources: PersonDataSources,
    private readonly unitOfWork: UnitOfWork,
    private readonly cipher: FieldCipher,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async export(personId: string): Promise<unknown> {
    return this.unitOfWork.atomic(async (tx) => {
      const orders = await tx.query<{ name: string | null; phone: string | null; address: string | null }>(
        `SELECT o.code, o.status, o.outcome, o.channel, o.created_at AS "createdAt", o.closed_at AS "closedAt",
                o.details ->> 'text' AS text, c.name_encrypted AS name, c.phone_encrypted AS phone, c.address_encrypted AS address
           FROM service_orders o LEFT JOIN order_contacts c ON c.order_id = o.id
          WHERE o.requester_id = $1 ORDER BY o.created_at, o.id`,
        [personId],
      );
      const standing = await tx.query(
        `SELECT text, status, starts_on AS "startsOn", ends_on AS "endsOn", end_reason AS "endReason" FROM standing_orders
          WHERE requester_id = $1 ORDER BY created_at, id`,
        [personId],
      );
      const emergencies = await tx.query<{ words: string; phone: string | null }>(
        `SELECT text_encrypted AS words, phone_encrypted AS phone, created_at AS "createdAt", outcome FROM emergency_notices
          WHERE person_id = $1 ORDER BY created_at, id`,
        [personId],
      );
      return {
        placed: orders.map((row) => ({
          ...row,
          name: this.open(row.name),
          phone: this.open(row.phone),
          address: this.open(row.address),
        })),
        standing,
        emergencies: emergencies.map((row) => ({
          ...row,
          words: this.open(row.words),
          phone: this.open(row.phone),
        })),
      };
    });
  }

  async refuseErasure(personId: string): Promise<Refusal | null> {
    const open = await this.unitOfWork.atomic((tx) =>
      tx.query(
        `SELECT 1 FROM service_orders WHERE requester_id = $1 AND closed_at IS NULL
         UNION ALL SELECT 1 FROM standing_orders WHERE requester_id = $1 AND status <> 'ENDED'
         UNION ALL SELECT 1 FROM emergency_notices WHERE person_id = $1 AND status = 'OPEN' LIMIT 1`,
        [personId],
      ),
    );
    return open.length > 0 ? STILL_OPEN : null;
  }

  async erase(personId: string, tx: TransactionTx): Promise<void> {
    await tx.query(`UPDATE service_orders SET details = ${WORDLESS} WHERE requester_id = $1`, [personId]);
    const ofHis = 'order_id IN (SELECT id FROM service_orders WHERE requester_id = $1)';
    await tx.query(`DELETE FROM order_contacts WHERE ${ofHis}`, [personId]);
    await tx.query(`DELETE FROM order_tokens WHERE ${ofHis}`, [personId]);
    await tx.query(`UPDATE invitations SET reason = NULL WHERE ${ofHis}`, [personId]);
    // the chain stays whole: it holds the digests of the notes, not their words
    await tx.query(
      `UPDATE timeline_entries SET note = NULL, note_salt = NULL
        WHERE note IS NOT NULL AND subject_id IN (SELECT id FROM service_orders WHERE requester_id = $1)`,
      [personId],
    );
    await tx.query(`UPDATE standing_orders SET text = '', end_reason = NULL WHERE requester_id = $1`, [
      personId,
    ]);
    await tx.query(
      `UPDATE emergency_notices SET phone_encrypted = NULL, text_encrypted = $2, outcome = NULL WHERE person_id = $1`,
      [personId, this.cipher.encrypt('')],
    );
  }

  private open(sealed: string | null): string | null {
    return sealed === null ? null : this.cipher.decrypt(sealed);
  }
}
