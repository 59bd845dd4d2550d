import { Injectable } from '@nestjs/common';
import { holdsRole, type PersonActor, type Role } from '#libs/kernel';
import { OrganizationDirectory } from '#libs/organizations';
import { ForbiddenError, UnitOfWork, type PageRequest } from '#libs/platform';
import type { CallbackResult, CallbackStatus } from '../domain/callbacks';
import { redraw, type SampleFault, type SampleRecord } from '../domain/sample-audit';
import type { Drawn } from '../domain/sampling';

/** A month's sample, and what drawing it again found. */
interface AuditedSample {
  readonly month: string;
  readonly commitment: string;
  readonly committedAt: Date;
  /** Committed before the month began: all but a street's first month. */
  readonly committedAhead: boolean;
  /** Null until the month is over: who knew it could tell whom the draw will call. */
  readonly seed: string | null;
  readonly eligible: number;
  readonly drawn: number;
  readonly listHash: string;
  readonly faults: readonly SampleFault[];
}

/** An order the month's draw called, and what became of the call. */
export interface SampledOrder {
  readonly orderId: string;
  readonly orderCode: string;
  readonly round: number;
  /** From 0, among those who stood for the draw. */
  readonly position: number;
  readonly drawnBy: Drawn;
  /** When its call was opened; where the call is missing, when it closed. */
  readonly drawnAt: Date;
  /** Null where the call is missing. */
  readonly status: CallbackStatus | null;
  readonly result: CallbackResult | null;
}

const AUDITORS: readonly Role[] = ['STREET_OFFICER', 'STREET_SUPERVISOR', 'DISTRICT_OFFICER', 'AUDITOR'];

const BEGINS = `(($2::text || '-01')::date::timestamp AT TIME ZONE 'Asia/Shanghai')`;
const ENDS = `((($2::text || '-01')::date + interval '1 month') AT TIME ZONE 'Asia/Shanghai')`;

const RECORD = `
SELECT seed, commitment, eligible, drawn, list_hash AS "listHash", created_at AS "committedAt",
  created_at < ${BEGINS} AS "committedAhead", ${ENDS} <= app_now() AS "isOver",
  (SELECT coalesce(jsonb_agg(jsonb_build_object('orderId', d.order_id, 'round', d.round, 'drawnBy', d.drawn_by) ORDER BY d.position), '[]')
     FROM sampling_draws d WHERE d.street_id = m.street_id AND d.month = m.month) AS lines
FROM sampling_months m WHERE street_id = $1::uuid AND month = $2::text`;

/** Lines without their call, calls of the month without their line, and closed orders that never stood for the draw. */
const BESIDE = `
SELECT EXISTS (
    SELECT 1 FROM sampling_draws d WHERE d.street_id = $1::uuid AND d.month = $2::text AND d.drawn_by IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM callbacks c
        WHERE c.purpose = 'SAMPLE' AND c.cause_id = d.order_id AND c.round = d.round AND c.drawn_by = d.drawn_by)
  ) AS "CALL_MISSING",
  EXISTS (
    SELECT 1 FROM callbacks c WHERE c.street_id = $1::uuid AND c.purpose = 'SAMPLE'
      AND c.opened_at >= ${BEGINS} AND c.opened_at < ${ENDS}
      AND NOT EXISTS (SELECT 1 FROM sampling_draws d
        WHERE d.order_id = c.cause_id AND d.round = c.round AND d.drawn_by = c.drawn_by)
  ) AS "CALL_NOT_DRAWN",
  EXISTS (
    SELECT 1 FROM service_orders o WHERE o.street_id = $1::uuid AND o.status = 'CLOSED' AND o.outcome IN ('RATED', 'UNRATED')
      AND o.closed_at >= ${BEGINS} AND o.closed_at < ${ENDS} AND ${ENDS} <= app_now()
      AND NOT EXISTS (SELECT 1 FROM sampling_draws d WHERE d.order_id = o.id)
      AND NOT EXISTS (SELECT 1 FROM callbacks c WHERE c.order_id = o.id AND c.purpose = 'BAD_REVIEW')
  ) AS "ORDER_LEFT_OUT"`;

const SAMPLED = `
SELECT * FROM (
  SELECT d.order_id AS "orderId", o.code AS "orderCode", d.round, d.position, d.drawn_by AS "drawnBy", c.status, c.result,
    coalesce(c.opened_at, o.closed_at, ${BEGINS}) AS "drawnAt"
  FROM sampling_draws d
  JOIN service_orders o ON o.id = d.order_id
  LEFT JOIN callbacks c ON c.purpose = 'SAMPLE' AND c.cause_id = d.order_id AND c.round = d.round
  WHERE d.street_id = $1::uuid AND d.month = $2::text AND d.drawn_by IS NOT NULL AND ${ENDS} <= app_now()
) drawn
WHERE $3::timestamptz IS NULL OR ("drawnAt", "orderId") > ($3, $4::uuid)
ORDER BY "drawnAt", "orderId" LIMIT $5`;

/** 抽查: shows what a street committed to, and draws a month's sample again from what was written down. */
@Injectable()
export class SampleAudit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
  ) {}

  /**
   * @param month `2026-11`, local
   * @returns null where no seed of that month has been committed to
   * @throws ForbiddenError for all but officials and auditors of the street
   */
  async verify(actor: PersonActor, streetId: string, month: string): Promise<AuditedSample | null> {
    await this.authorize(actor, streetId);
    return this.unitOfWork.atomic(async (tx) => {
      const [found] = await tx.query<SampleRecord & AuditedSample & { isOver: boolean }>(RECORD, [
        streetId,
        month,
      ]);
      if (!found) return null;
      const [beside] = await tx.query<Partial<Record<SampleFault, boolean>>>(BESIDE, [streetId, month]);
      const { lines: _, isOver, seed, ...shown } = found;
      const others = Object.entries(beside!).flatMap(([fault, isThere]) =>
        isThere ? [fault as SampleFault] : [],
      );
      return { ...shown, month, seed: isOver ? seed : null, faults: [...redraw(found), ...others] };
    });
  }

  /**
   * Whom the draw of a month called, in the order of drawing. None before the month is over: until then only those who
   * phone know (handbook §4, 第三方回访).
   *
   * @throws ForbiddenError for all but officials and auditors of the street
   */
  async sampled(
    actor: PersonActor,
    streetId: string,
    month: string,
    { after, limit }: PageRequest,
  ): Promise<SampledOrder[]> {
    await this.authorize(actor, streetId);
    return this.unitOfWork.atomic((tx) =>
      tx.query<SampledOrder>(SAMPLED, [streetId, month, after?.createdAt ?? null, after?.id ?? null, limit]),
    );
  }

  private async authorize(actor: PersonActor, streetId: string): Promise<void> {
    const street = await this.organizations.byId(streetId);
    if (street?.kind !== 'STREET' || !holdsRole(actor, AUDITORS, street.path)) throw new ForbiddenError();
  }
}
