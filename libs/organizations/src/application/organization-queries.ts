import { Injectable } from '@nestjs/common';
import type { PersonActor, Role } from '#libs/kernel';
import type { PageRequest } from '#libs/platform';
import { isVisibleTo } from '../domain/organization-access';
import type { OrganizationFacts } from '../domain/organization-facts';
import type { OrganizationKind } from '../domain/organization-kind';
import { OrganizationDirectory } from './organization-directory';

export interface OrganizationFilter {
  readonly kinds?: readonly OrganizationKind[] | null;
  readonly under?: string | null;
  readonly search?: string | null;
  readonly includeInactive: boolean;
}

export interface StreetPlace {
  readonly id: string;
  readonly name: string;
  readonly publicPhone: string | null;
  readonly communities: StreetPlace[];
}

/** What callers read of the tree: their street and the district's organisations, nothing of other streets. */
@Injectable()
export class OrganizationQueries {
  constructor(private readonly directory: OrganizationDirectory) {}

  async byId(actor: PersonActor, id: string): Promise<OrganizationFacts | null> {
    const organization = await this.directory.byId(id);
    return organization && isVisibleTo(actor, organization) ? organization : null;
  }

  /** A page of `limit`, the oldest first. */
  async page(
    actor: PersonActor,
    filter: OrganizationFilter,
    page: PageRequest,
  ): Promise<OrganizationFacts[]> {
    const top = filter.under ? await this.byId(actor, filter.under) : null;
    if (filter.under && !top) return [];
    const wanted = filter.search ? fold(filter.search) : '';
    const found = (await this.directory.subtree(top?.path ?? '')).filter(
      (organization) =>
        (filter.includeInactive || organization.active) &&
        (!filter.kinds || filter.kinds.includes(organization.kind)) &&
        fold(organization.name).includes(wanted) &&
        isVisibleTo(actor, organization),
    );
    const { after } = page;
    return found
      .sort(byAge)
      .filter((organization) => !after || byAge(organization, after) > 0)
      .slice(0, page.limit);
  }

  async rolesOf(actor: PersonActor): Promise<{ role: Role; organization: OrganizationFacts }[]> {
    const known = await this.directory.byIds(actor.grants.map((grant) => grant.organizationId));
    return actor.grants.flatMap(({ role, organizationId }) => {
      const organization = known.get(organizationId);
      return organization && role !== 'RESIDENT' ? [{ role, organization }] : [];
    });
  }

  /** Public: active streets with their active communities. */
  async streets(): Promise<StreetPlace[]> {
    const active = (await this.directory.subtree('')).filter((organization) => organization.active);
    const place = ({ id, name, publicPhone }: OrganizationFacts) => ({ id, name, publicPhone });
    return active
      .filter(({ kind }) => kind === 'STREET')
      .map((street) => ({
        ...place(street),
        communities: active
          .filter(({ kind, streetId }) => kind === 'COMMUNITY' && streetId === street.id)
          .map((community) => ({ ...place(community), communities: [] })),
      }));
  }
}

const fold = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s/g, '');

type Aged = { readonly createdAt: Date; readonly id: string };
const byAge = (a: Aged, b: Aged): number =>
  a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
