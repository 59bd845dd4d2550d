import { Injectable } from '@nestjs/common';
import { err, holdsRole, ok, type Channel, type PersonActor, type Refusal, type Result } from '#libs/kernel';
import { OrganizationDirectory } from '#libs/organizations';
import { OrderCommands } from '#libs/orders';
import { FieldCipher, UnitOfWork, type PageRequest } from '#libs/platform';
import type { IncidentKind, IncidentStatus } from '../domain/incidents';
import { refusals } from '../domain/refusals';
import { grouped } from './grouped';
import { keyedId } from './keyed-id';
import { requireRole, STREET } from './overseers';

export interface Incident {
  readonly id: string;
  readonly orderId: string;
  readonly kind: IncidentKind;
  readonly status: IncidentStatus;
  readonly reportedById: string;
  readonly reportedAt: Date;
  readonly handledById: string | null;
  readonly closedAt: Date | null;
  /** Null for those who neither handle nor reported it. */
  readonly details: string | null;
  readonly note: string | null;
}

interface Keyed {
  readonly channel: Channel;
  readonly idempotencyKey: string;
}
type Row = Omit<Incident, 'details' | 'note'> & {
  readonly streetPath: string;
  readonly detailsEncrypted: string;
  readonly noteEncrypted: string | null;
};

const SELECT = `SELECT i.id, i.order_id AS "orderId", i.kind, i.status, i.reported_by_id AS "reportedById",
  i.reported_at AS "reportedAt", i.handled_by_id AS "handledById", i.closed_at AS "closedAt",
  i.details_encrypted AS "detailsEncrypted", i.note_encrypted AS "noteEncrypted", s.path AS "streetPath"
  FROM incidents i JOIN organizations s ON s.id = i.street_id`;

/** Injuries, disputes and damage: reported by anybody of the order, handled by the street (handbook §8: sensitive). */
@Injectable()
export class Incidents {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly commands: OrderCommands,
    private readonly organizations: OrganizationDirectory,
    private readonly cipher: FieldCipher,
  ) {}

  /** @returns the order's id. @throws ForbiddenError for strangers to the order */
  async report(
    actor: PersonActor,
    input: Keyed & { orderId: string; kind: IncidentKind; details: string },
  ): Promise<Result<string, Refusal>> {
    const { orderId, kind, details } = input;
    return this.unitOfWork.atomic(async (tx) => {
      const incidentId = keyedId(actor, input.idempotencyKey);
      const command = { name: 'reportIncident', incidentId, kind } as const;
      const given = await this.commands.executeWithin(tx, orderId, command, { ...input, actor });
      if (!given.ok) return given;
      const { order } = given.value;
      if (!order) return ok(orderId);
      tx.write({
        text: `INSERT INTO incidents (id, street_id, order_id, kind, details_encrypted, status, reported_by_id, reported_at)
               VALUES ($1::uuid, $2::uuid, $3::uuid, $4, $5, 'OPEN', $6::uuid, app_now())`,
        values: [incidentId, order.streetId, orderId, kind, this.cipher.encrypt(details), actor.personId],
      });
      return ok(orderId);
    });
  }

  /** Takes it up, or closes it with a note. @returns the order's id. @throws ForbiddenError outside the street office */
  async handle(
    actor: PersonActor,
    input: Keyed & { incidentId: string; close: boolean; note: string },
  ): Promise<Result<string, Refusal>> {
    const { incidentId, close, note } = input;
    return this.unitOfWork.atomic(async (tx) => {
      const [incident] = await tx.query<Row>(`${SELECT} WHERE i.id = $1`, [incidentId]);
      if (!incident) return err(refusals.incidentUnknown);
      const command = { name: 'handleIncident', incidentId, closed: close } as const;
      const given = await this.commands.executeWithin(tx, incident.orderId, command, { ...input, actor });
      if (!given.ok) return given;
      if (!given.value.order) return ok(incident.orderId);
      if (incident.status === 'CLOSED') return err(refusals.incidentUnknown);
      tx.write({
        text: `UPDATE incidents SET status = $2, handled_by_id = $3::uuid, note_encrypted = $4,
                 closed_at = CASE WHEN $2 = 'CLOSED' THEN app_now() END
               WHERE id = $1::uuid AND status <> 'CLOSED'`,
        values: [incidentId, close ? 'CLOSED' : 'HANDLING', actor.personId, this.cipher.encrypt(note)],
        expectRows: 1,
      });
      return ok(incident.orderId);
    });
  }

  /** Those of a street, latest first. @throws ForbiddenError outside the street office */
  async list(
    actor: PersonActor,
    streetId: string,
    open: boolean,
    { after, limit }: PageRequest,
  ): Promise<Incident[]> {
    const street = await this.organizations.byId(streetId);
    requireRole(actor, STREET, street?.path ?? '');
    const rows = await this.unitOfWork.atomic((tx) =>
      tx.query<Row>(
        `${SELECT} WHERE i.street_id = $1 AND (NOT $2 OR i.status <> 'CLOSED')
           AND ($3::timestamptz IS NULL OR (i.reported_at, i.id) < ($3, $4::uuid))
         ORDER BY i.reported_at DESC, i.id DESC LIMIT $5`,
        [streetId, open, after?.createdAt ?? null, after?.id ?? null, limit],
      ),
    );
    return rows.map((row) => this.shown(row, actor));
  }

  /** By order, latest first; their words only for the street and who reported them. */
  async ofOrders(orderIds: readonly string[], actor: PersonActor | null): Promise<Map<string, Incident[]>> {
    const rows = await this.unitOfWork.atomic((tx) =>
      tx.query<Row>(`${SELECT} WHERE i.order_id = ANY($1::uuid[]) ORDER BY i.reported_at DESC, i.id`, [
        orderIds,
      ]),
    );
    return grouped(rows.map((row) => this.shown(row, actor)));
  }

  private shown(
    { streetPath, detailsEncrypted, noteEncrypted, ...row }: Row,
    actor: PersonActor | null,
  ): Incident {
    const inFull =
      actor !== null && (row.reportedById === actor.personId || holdsRole(actor, STREET, streetPath));
    return {
      ...row,
      details: inFull ? this.cipher.decrypt(detailsEncrypted) : null,
      note: inFull && noteEncrypted ? this.cipher.decrypt(noteEncrypted) : null,
    };
  }
}
