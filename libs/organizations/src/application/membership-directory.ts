import { Injectable } from '@nestjs/common';
import type { Role, RoleGrant } from '#libs/kernel';
import { UnitOfWork } from '#libs/platform';

/** Somebody who holds a role. */
export interface RoleHolder {
  readonly personId: string;
  readonly role: Role;
  readonly organizationId: string;
}

/**
 * SQL: a person's roles in active organisations, and those lent to the person for now, as a jsonb array of RoleGrant, for statements that read somebody anyway.
 * @param person SQL of the id
 */
export const grantsSql = (person: string): string => `
(coalesce((SELECT jsonb_agg(jsonb_build_object('role', m.role, 'organizationId', m.organization_id, 'organizationPath', o.path))
   FROM memberships m JOIN organizations o ON o.id = m.organization_id
  WHERE m.person_id = ${person} AND m.until IS NULL AND o.active), '[]')
 || coalesce((SELECT jsonb_agg(jsonb_build_object('role', m.role, 'organizationId', m.organization_id,
     'organizationPath', o.path, 'onBehalfOfPersonId', d.from_person_id))
   FROM role_delegations d JOIN memberships m ON m.id = d.membership_id JOIN organizations o ON o.id = m.organization_id
  WHERE d.to_person_id = ${person} AND d.starts_at <= app_now() AND d.ends_at > app_now()
    AND m.until IS NULL AND o.active), '[]'))`;

/** Who holds which role now. Answers code, not callers. */
@Injectable()
export class MembershipDirectory {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The person's roles in active organisations, as they reach now. */
  async grantsOf(personId: string): Promise<RoleGrant[]> {
    return this.unitOfWork.atomic((tx) =>
      tx.query<RoleGrant>(
        `SELECT m.role, m.organization_id AS "organizationId", o.path AS "organizationPath"
           FROM memberships m JOIN organizations o ON o.id = m.organization_id
          WHERE m.person_id = $1 AND m.until IS NULL AND o.active`,
        [personId],
      ),
    );
  }

  /** Badge numbers by `organisation:person`: that of the oldest role held there now. */
  async badgesOf(
    pairs: readonly { readonly organizationId: string; readonly personId: string }[],
  ): Promise<Map<string, number>> {
    const rows = await this.unitOfWork.atomic((tx) =>
      tx.query<{ key: string; badge: number }>(
        `SELECT DISTINCT ON (key) key, m.badge
           FROM unnest($1::uuid[], $2::uuid[]) AS asked (organization_id, person_id)
           JOIN memberships m USING (organization_id, person_id)
          CROSS JOIN LATERAL (SELECT organization_id || ':' || person_id AS key) k
          WHERE m.until IS NULL ORDER BY key, m.since, m.id`,
        [pairs.map((pair) => pair.organizationId), pairs.map((pair) => pair.personId)],
      ),
    );
    return new Map(rows.map(({ key, badge }) => [key, badge]));
  }

  /** People holding one of the roles in exactly this organisation: who is told, who may be assigned. */
  async holdersIn(organizationId: string, roles: readonly Role[]): Promise<RoleHolder[]> {
    return this.unitOfWork.atomic((tx) =>
      tx.query<RoleHolder>(
        `SELECT person_id AS "personId", role, organization_id AS "organizationId" FROM memberships
          WHERE organization_id = $1 AND role = ANY($2) AND until IS NULL ORDER BY since, id`,
        [organizationId, roles],
      ),
    );
  }
}
