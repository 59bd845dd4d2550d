import { Inject, Injectable } from '@nestjs/common';
import { ForbiddenError, UnitOfWork, type PageRequest } from '#libs/platform';
import { DIMENSIONS } from '../domain/dimensions';
import type { ShareFigure, Terms } from '../domain/figures';
import { localDateOf } from '../domain/period';
import type { View } from './scope.service';

/** One order behind a tile, and what it adds to it. */
export interface FigureRow {
  readonly orderId: string;
  readonly code: string;
  /** Local day it was received. */
  readonly day: string;
  readonly communityId: string;
  readonly category: string | null;
  readonly channel: string;
  readonly status: string;
  readonly outcome: string | null;
  readonly numerator: number;
  readonly denominator: number;
}

const COLUMN = { category: 'category', channel: 'f.channel', ageBand: 'age_band' } as const;

/** Opens a tile: the orders with something in its denominator, latest first. Their sums are the tile's. */
@Injectable()
export class FigureRows {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork) {}

  /** @throws ForbiddenError for the district, and for a provider who asks for the orders behind ratings */
  async rows(view: View, figure: ShareFigure, page: PageRequest): Promise<FigureRow[]> {
    const { access, kind, organization, period, filters, streets } = view;
    if (!access.rows || kind === 'DISTRICT' || (access.asProvider && figure.fromRatings))
      throw new ForbiddenError();
    if (kind === 'ORGANIZATION' && !figure.ofOrganization) throw new ForbiddenError();
    const values: unknown[] = [];
    const bind = (value: unknown): string => `$${values.push(value)}`;
    const scope = { STREET: 'f.street_id', COMMUNITY: 'f.community_id', ORGANIZATION: 'f.organization_id' }[
      kind
    ];
    const where = [
      `f.street_id = ${bind(streets[0]!.id)}`,
      `${scope} = ${bind(organization.id)}`,
      `f.day BETWEEN ${bind(period.from)}::date AND ${bind(period.to)}::date`,
      `(${sql(figure.bottom)}) > 0`,
      ...DIMENSIONS.flatMap((dimension) => {
        const asked = filters[dimension];
        return asked ? [`${COLUMN[dimension]} = ANY(${bind(asked)}::text[])`] : [];
      }),
      ...(page.after
        ? [
            `(f.day, f.order_id) < (${bind(localDateOf(page.after.createdAt))}::date, ${bind(page.after.id)}::uuid)`,
          ]
        : []),
    ];
    const isProvider = kind === 'ORGANIZATION';
    return this.unitOfWork.atomic((tx) =>
      tx.query<FigureRow>(
        `SELECT f.order_id AS "orderId", o.code, f.day::text AS day, o.community_id AS "communityId",
                ${isProvider ? 'NULL' : 'f.category'} AS category, o.channel, o.status, o.outcome,
                (${sql(figure.top)})::float8 AS numerator, (${sql(figure.bottom)})::float8 AS denominator
           FROM ${isProvider ? 'provider_facts' : 'order_facts'} f JOIN service_orders o ON o.id = f.order_id
          WHERE ${where.join(' AND ')} ORDER BY f.day DESC, f.order_id DESC LIMIT ${bind(page.limit)}`,
        values,
      ),
    );
  }
}

/** The measures' columns, weighed; names are the domain's own, so nothing a caller sent gets in here. */
const sql = (terms: Terms): string =>
  Object.entries(terms)
    .map(([measure, weight]) => (weight === 1 ? `f.${measure}` : `${weight} * f.${measure}`))
    .join(' + ');
