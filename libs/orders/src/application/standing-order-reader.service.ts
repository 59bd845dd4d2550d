import { Injectable } from '@nestjs/common';
import type { PersonActor } from '#libs/kernel';
import { holdsRole, holdsRoleIn } from '#libs/kernel';
import { OrganizationDirectory } from '#libs/organizations';
import { ForbiddenError, UnitOfWork, type PageRequest } from '#libs/platform';
import { readStandingOrders, type StandingOrder } from './standing-order';

/** Whose standing orders: the actor's own, a provider's, or all under a path. */
export type StandingOrderScope =
  | { readonly kind: 'MINE' }
  | { readonly kind: 'PROVIDER'; readonly organizationId: string }
  | { readonly kind: 'UNDER'; readonly path: string };

@Injectable()
export class StandingOrderReader {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
  ) {}

  /** Newest first. @throws ForbiddenError outside one's organisation or duty */
  async list(actor: PersonActor, scope: StandingOrderScope, page: PageRequest): Promise<StandingOrder[]> {
    switch (scope.kind) {
      case 'MINE':
        return this.page(page, '(s.requester_id = $3 OR s.placed_by_id = $3)', [actor.personId]);
      case 'PROVIDER':
        if (!holdsRoleIn(actor, 'PROVIDER_LEAD', scope.organizationId)) throw new ForbiddenError();
        return this.page(page, 's.organization_id = $3', [scope.organizationId]);
      case 'UNDER': {
        const street = await this.organizations.streetOf(scope.path);
        if (
          !street ||
          !holdsRole(
            actor,
            ['COMMUNITY_DESK', 'COMMUNITY_SECRETARY', 'STREET_OFFICER', 'STREET_SUPERVISOR'],
            scope.path,
          )
        )
          throw new ForbiddenError();
        return this.page(page, 's.street_id = $3 AND starts_with(s.community_path, $4)', [
          street.id,
          scope.path,
        ]);
      }
    }
  }

  private page(
    { limit, after }: PageRequest,
    where: string,
    values: readonly unknown[],
  ): Promise<StandingOrder[]> {
    return this.unitOfWork.atomic((tx) =>
      readStandingOrders(
        tx,
        `${where} AND ($1::timestamptz IS NULL OR (s.created_at, s.id) < ($1, $2::uuid)) ORDER BY s.created_at DESC, s.id DESC LIMIT ${limit}`,
        [after?.createdAt ?? null, after?.id ?? null, ...values],
      ),
    );
  }
}
