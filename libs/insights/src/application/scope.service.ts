import { Inject, Injectable } from '@nestjs/common';
import { text, type Clock, type PersonActor } from '#libs/kernel';
import { OrganizationDirectory, type OrganizationFacts } from '#libs/organizations';
import { CLOCK, ForbiddenError, InvalidInputError } from '#libs/platform';
import { accessToOrganization, accessToPlace, type FigureAccess } from '../domain/access';
import {
  localDateOf,
  periodByKey,
  periodOf,
  shifted,
  yearBefore,
  type Grain,
  type Period,
} from '../domain/period';
import type { Scope } from '../domain/roll-ups';
import type { Filters, Question } from './figure-reader.service';

export type Comparison = 'PREVIOUS' | 'YEAR_BEFORE';

export interface Asked {
  /** Of a place: `gjz/`, `gjz/xzz/`, `gjz/xzz/c03/`. */
  readonly path: string | null;
  /** Or of an organisation that serves. */
  readonly organizationId: string | null;
  readonly grain: Grain;
  /** Key of the period, or any date in it; today's by default. */
  readonly key: string | null;
  readonly from: string | null;
  readonly compare: Comparison;
  readonly filters: Filters;
}

/** Whose figures are looked at, by whom, over which time: everything a question needs. */
export interface View {
  readonly organization: OrganizationFacts;
  readonly kind: 'DISTRICT' | Scope;
  readonly streets: readonly OrganizationFacts[];
  readonly access: FigureAccess;
  readonly period: Period;
  readonly comparedWith: Period;
  readonly filters: Filters;
}

/** Decides what somebody's question is about, and whether it may be asked. */
@Injectable()
export class FigureScopes {
  constructor(
    private readonly organizations: OrganizationDirectory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws ForbiddenError also for what does not exist; InvalidInputError for a period that is none */
  async open(actor: PersonActor, asked: Asked): Promise<View> {
    const place = await this.placeOf(actor, asked);
    const period = this.periodOf(asked);
    if (place.kind === 'ORGANIZATION' && Object.keys(asked.filters).length > 0)
      throw problem(
        'filters',
        text('单个组织的指标不能再细分', 'The figures of one organisation are not narrowed down'),
        text('请去掉渠道、类别和年龄筛选', 'Leave channel, category and age band out'),
      );
    const comparedWith = asked.compare === 'PREVIOUS' ? shifted(period, -1) : yearBefore(period);
    return { ...place, period, comparedWith, filters: asked.filters };
  }

  /**
   * A street's month for readers that are no person: its big screen, its monthly report. Whoever calls has asked whether
   * they may.
   */
  async ofStreet(streetId: string, period: Period, compare: Comparison): Promise<View> {
    const street = await this.organizations.byId(streetId);
    if (street?.kind !== 'STREET') throw new ForbiddenError();
    return {
      organization: street,
      kind: 'STREET',
      streets: [street],
      access: { rows: false, asProvider: false },
      period,
      comparedWith: compare === 'PREVIOUS' ? shifted(period, -1) : yearBefore(period),
      filters: {},
    };
  }

  /** @throws ForbiddenError when the actor may not see the figures there */
  async placeOf(
    actor: PersonActor,
    { path, organizationId }: Pick<Asked, 'path' | 'organizationId'>,
  ): Promise<Pick<View, 'organization' | 'kind' | 'streets' | 'access'>> {
    const organization =
      path !== null
        ? await this.organizations.byPath(path)
        : organizationId === null
          ? null
          : await this.organizations.byId(organizationId);
    if (!organization) throw new ForbiddenError();
    const kind = path === null ? 'ORGANIZATION' : PLACE[organization.kind];
    if (!kind) throw new ForbiddenError();
    const access =
      kind === 'ORGANIZATION'
        ? accessToOrganization(actor, organization.path)
        : accessToPlace(actor, kind, organization.path);
    if (!access) throw new ForbiddenError();
    const streets =
      kind === 'DISTRICT'
        ? (await this.organizations.subtree(organization.path)).filter((one) => one.kind === 'STREET')
        : [await this.streetOf(organization)];
    return { organization, kind, streets, access };
  }

  private async streetOf({ streetId }: OrganizationFacts): Promise<OrganizationFacts> {
    const street = streetId === null ? null : await this.organizations.byId(streetId);
    if (!street) throw new ForbiddenError();
    return street;
  }

  private periodOf({ grain, key, from }: Asked): Period {
    if (key === null && from === null) return periodOf(grain, localDateOf(this.clock.now()));
    const period = key === null ? dated(grain, from!) : periodByKey(grain, key);
    if (!period)
      throw problem(
        key === null ? 'period.from' : 'period.key',
        text('没有这个时段', 'There is no such period'),
        text(
          '请写成 2026-11-22、2026-W47、2026-11、2026-Q4 或 2026',
          'Write it as 2026-11-22, 2026-W47, 2026-11, 2026-Q4 or 2026',
        ),
      );
    return period;
  }
}

const PLACE: Readonly<Partial<Record<string, 'DISTRICT' | Scope>>> = {
  DISTRICT: 'DISTRICT',
  STREET: 'STREET',
  COMMUNITY: 'COMMUNITY',
};

function dated(grain: Grain, date: string): Period | null {
  return periodByKey('DAY', date) ? periodOf(grain, date) : null;
}

const problem = (field: string, message: ReturnType<typeof text>, wayOut: ReturnType<typeof text>) =>
  new InvalidInputError({ field, message, wayOut });

/** The view as a question to the cells. */
export function questionOf(view: View, period: Period = view.period): Question {
  return {
    streetIds: view.streets.map(({ id }) => id),
    scope: view.kind === 'DISTRICT' ? 'STREET' : view.kind,
    scopeIds: view.kind === 'DISTRICT' ? null : [view.organization.id],
    period,
    filters: view.filters,
  };
}
