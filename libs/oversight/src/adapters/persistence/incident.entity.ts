import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import {
  INCIDENT_KINDS,
  INCIDENT_STATUSES,
  type IncidentKind,
  type IncidentStatus,
} from '../../domain/incidents';

const list = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');

/** An injury, a dispute, damage. What happened is health and conduct of people: kept as ciphertext. */
@Entity('incidents')
@Check('incidents_kind_known', `kind IN (${list(INCIDENT_KINDS)})`)
@Check('incidents_status_known', `status IN (${list(INCIDENT_STATUSES)})`)
@Check(
  'incidents_closed_with_note',
  `(status = 'CLOSED') = (closed_at IS NOT NULL) AND (status <> 'CLOSED' OR note_encrypted IS NOT NULL)`,
)
@Check('incidents_handled_by_somebody', `(status = 'OPEN') = (handled_by_id IS NULL)`)
@Index('incidents_by_order', ['orderId', 'reportedAt'])
@Index('incidents_by_street', ['streetId', 'reportedAt', 'id'])
export class IncidentEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'incidents_pk' })
  id: string;
  @Column('uuid', { name: 'street_id' })
  streetId: string;
  @Column('uuid', { name: 'order_id' })
  orderId: string;
  @Column('text')
  kind: IncidentKind;
  @Column('text', { name: 'details_encrypted' })
  detailsEncrypted: string;
  @Column('text')
  status: IncidentStatus;
  @Column('uuid', { name: 'reported_by_id' })
  reportedById: string;
  @Column('timestamptz', { name: 'reported_at' })
  reportedAt: Date;
  @Column('uuid', { name: 'handled_by_id', nullable: true })
  handledById: string | null;
  @Column('text', { name: 'note_encrypted', nullable: true })
  noteEncrypted: string | null;
  @Column('timestamptz', { name: 'closed_at', nullable: true })
  closedAt: Date | null;
}
