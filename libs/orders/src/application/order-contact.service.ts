import { Injectable } from '@nestjs/common';
import type { PersonActor, Refusal, Result } from '#libs/kernel';
import { err, maskAddress, maskName, maskPhone, ok } from '#libs/kernel';
import { PeopleService } from '#libs/people';
import { FieldCipher, ForbiddenError, UnitOfWork } from '#libs/platform';
import type { OrderView } from './order-view';

export interface OrderContact {
  readonly name: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  /** The relative to call instead. */
  readonly familyName: string | null;
  readonly familyPhone: string | null;
}

interface Row {
  readonly orderId: string;
  readonly name: string | null;
  readonly phone: string | null;
  readonly address: string | null;
}

/** Whom to call and where to come: masked for everybody, in clear for those who serve or answer for it, each look logged. */
@Injectable()
export class OrderContacts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly people: PeopleService,
    private readonly cipher: FieldCipher,
  ) {}

  /** Masked, by order id. */
  async masked(views: readonly OrderView[]): Promise<Map<string, OrderContact>> {
    const [own, persons] = await Promise.all([
      this.ownOf(views.map((v) => v.order.id)),
      this.people.contactsOf(views.map((v) => v.order.requesterId)),
    ]);
    return new Map(
      views.map(({ order }) => {
        const person = persons.get(order.requesterId);
        const contact = own.get(order.id);
        const [name, phone, address] = [
          contact?.name ?? person?.name ?? null,
          contact?.phone ?? person?.phone ?? null,
          contact?.address ?? person?.address ?? null,
        ];
        return [
          order.id,
          {
            name: name && maskName(name),
            phone: phone && maskPhone(phone),
            address: address && maskAddress(address),
            familyName: person?.family ? maskName(person.family.name) : null,
            familyPhone: person?.family ? maskPhone(person.family.phone) : null,
          },
        ];
      }),
    );
  }

  /**
   * In clear. The look is logged before it is answered.
   * @throws ForbiddenError when the order is not (or not yet) theirs to serve
   */
  async reveal(actor: PersonActor, view: OrderView, reason: string): Promise<Result<OrderContact, Refusal>> {
    if (!view.visibility.mayReveal && !view.visibility.resident) throw new ForbiddenError();
    const revealed = await this.people.reveal(actor, view.order.requesterId, reason, view.order.id);
    if (!revealed.ok) return err(revealed.error);
    const own = (await this.ownOf([view.order.id])).get(view.order.id);
    return ok({
      name: own?.name ?? revealed.value.name,
      phone: own?.phone ?? revealed.value.phone,
      address: own?.address ?? revealed.value.address,
      familyName: revealed.value.family?.name ?? null,
      familyPhone: revealed.value.family?.phone ?? null,
    });
  }

  private async ownOf(orderIds: readonly string[]): Promise<Map<string, Omit<Row, 'orderId'>>> {
    const rows = await this.unitOfWork.atomic((tx) =>
      tx.query<Row>(
        `SELECT order_id AS "orderId", name_encrypted AS name, phone_encrypted AS phone, address_encrypted AS address
           FROM order_contacts WHERE order_id = ANY($1::uuid[])`,
        [orderIds],
      ),
    );
    const open = (sealed: string | null): string | null => (sealed ? this.cipher.decrypt(sealed) : null);
    return new Map(
      rows.map((row) => [
        row.orderId,
        { name: open(row.name), phone: open(row.phone), address: open(row.address) },
      ]),
    );
  }
}
