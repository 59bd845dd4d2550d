import { Injectable } from '@nestjs/common';
import type { PersonActor } from '#libs/kernel';
import { holdsRole } from '#libs/kernel';
import { partiesOf } from '#libs/orders';
import { OrganizationDirectory } from '#libs/organizations';
import { ForbiddenError, UnitOfWork, type PageRequest } from '#libs/platform';
import { stagesOpen, type Stage } from '../domain/stages';
import { EVALUATION_COLUMNS, type Evaluation } from './evaluation';
import { RatingFacts, rolesOf } from './rating-facts.service';
import { Rectifications, type Rectification } from './rectifications';

/** Who may read what was rated of an organisation: itself and those above it. */
const READERS = [
  'PROVIDER_LEAD',
  'COMMUNITY_DESK',
  'COMMUNITY_SECRETARY',
  'STREET_OFFICER',
  'STREET_SUPERVISOR',
  'DISTRICT_OFFICER',
] as const;

/** Reads evaluations. Raters have no name here: nothing that leaves this lib says who rated. */
@Injectable()
export class EvaluationReader {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly rectifications: Rectifications,
    private readonly facts: RatingFacts,
  ) {}

  /** By order, in the order they were entered. What waits for a check or failed it is for the desks alone. */
  async ofOrders(orderIds: readonly string[], actor: PersonActor | null): Promise<Map<string, Evaluation[]>> {
    const rows = await this.unitOfWork.atomic((tx) =>
      tx.query<Evaluation>(
        `SELECT ${EVALUATION_COLUMNS} FROM evaluations e WHERE e.order_id = ANY($1) ORDER BY e.entered_at, e.id`,
        [orderIds],
      ),
    );
    return byOrder(
      rows.filter(
        (row) => row.status === 'COUNTED' || row.status === 'EXCLUDED' || oversees(actor, row.communityPath),
      ),
    );
  }

  /** Stages of the order that may be rated now and have not been; none of an order the actor may not see. */
  async ratableStages(actor: PersonActor, orderId: string): Promise<Stage[]> {
    return this.unitOfWork.atomic(async (tx) => {
      const rated = await this.facts.load(tx, orderId, actor);
      if (!rated || partiesOf(actor, rated.order).size === 0) return [];
      const taken = await tx.query<{ stage: Stage; round: number }>(
        `SELECT stage, round FROM evaluations WHERE order_id = $1 AND status <> 'REJECTED'`,
        [orderId],
      );
      const open = stagesOpen(rated.progress, rated.calendar, rated.now);
      return open.filter((stage) => {
        const round = stage === 'INTAKE' ? 1 : rated.order.round;
        return !taken.some((one) => one.stage === stage && one.round === round);
      });
    });
  }

  /** By order, latest first. */
  async rectificationsOf(orderIds: readonly string[]): Promise<Map<string, Rectification[]>> {
    return byOrder(await this.unitOfWork.atomic((tx) => this.rectifications.ofOrders(tx, orderIds)));
  }

  /** Latest first; what counts or was taken out. @throws ForbiddenError for those outside the organisation's line */
  async ofOrganization(actor: PersonActor, organizationId: string, page: PageRequest): Promise<Evaluation[]> {
    const organization = await this.organizations.byId(organizationId);
    if (!organization || !holdsRole(actor, READERS, organization.path)) throw new ForbiddenError();
    return this.unitOfWork.atomic((tx) =>
      tx.query<Evaluation>(
        `SELECT ${EVALUATION_COLUMNS} FROM evaluations e
          WHERE e.organization_id = $1 AND e.status IN ('COUNTED', 'EXCLUDED')
            AND ($2::timestamptz IS NULL OR (e.entered_at, e.id) < ($2, $3::uuid))
          ORDER BY e.entered_at DESC, e.id DESC LIMIT $4`,
        [organizationId, page.after?.createdAt ?? null, page.after?.id ?? null, page.limit],
      ),
    );
  }
}

function oversees(actor: PersonActor | null, communityPath: string): boolean {
  if (!actor) return false;
  const { desk, street, district } = rolesOf(actor, communityPath);
  return desk || street || district;
}

function byOrder<Row extends { orderId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const grouped = new Map<string, Row[]>();
  for (const row of rows) grouped.set(row.orderId, [...(grouped.get(row.orderId) ?? []), row]);
  return grouped;
}
