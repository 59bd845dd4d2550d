import { Injectable } from '@nestjs/common';
import { holdsRole, type PersonActor, type Role, type RoleGrant } from '#libs/kernel';
import { answersFor, grantsSql, isVisibleTo, OrganizationDirectory } from '#libs/organizations';
import { ForbiddenError, UnitOfWork, type PageRequest } from '#libs/platform';
import type { AccountEvent } from '../domain/account-record';

/** A staff account as those see it who are responsible somewhere above it. */
export interface StaffAccountFacts {
  readonly personId: string;
  readonly username: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date | null;
  readonly locked: boolean;
  /** Until when a password made by somebody else waits for its first use; null once it is the holder's own. */
  readonly oneTimeUntil: Date | null;
  readonly factorSince: Date | null;
  /** Whether the caller answers for the holder, and so may reset, lock and unlock. */
  readonly yours: boolean;
}

type Row = Omit<StaffAccountFacts, 'yours'> & { readonly grants: readonly RoleGrant[] };

export interface AccountEntryFacts {
  readonly id: string;
  readonly kind: AccountEvent;
  readonly byPersonId: string;
  readonly reason: string | null;
  readonly at: Date;
}

/** Who gives roles, and so answers for those who hold them; and who reads the record. */
const READERS: readonly Role[] = [
  'COMMUNITY_SECRETARY',
  'STREET_OFFICER',
  'DISTRICT_OFFICER',
  'ADMIN',
  'AUDITOR',
];

/** Shows staff accounts and what was done to them. */
@Injectable()
export class StaffAccountList {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
  ) {}

  /**
   * Accounts of those who hold a role in the organisation or below it, oldest first, a page of `limit`.
   * @throws ForbiddenError for callers who give no roles there and read no record
   */
  async under(actor: PersonActor, organizationId: string, page: PageRequest): Promise<StaffAccountFacts[]> {
    const organization = await this.organizations.byId(organizationId);
    if (!organization || !isVisibleTo(actor, organization) || !holdsRole(actor, READERS, organization.path))
      throw new ForbiddenError();
    const rows = await this.unitOfWork.atomic((tx) =>
      tx.query<Row>(
        `SELECT p.id AS "personId", a.username, a.created_at AS "createdAt", a.locked_at IS NOT NULL AS locked,
                a.one_time_until AS "oneTimeUntil", f.confirmed_at AS "factorSince", ${grantsSql('p.id')} AS grants,
                (SELECT max(s.last_seen_at) FROM sessions s WHERE s.account_id = a.id) AS "lastSeenAt"
           FROM (SELECT DISTINCT m.person_id FROM memberships m JOIN organizations o ON o.id = m.organization_id
                  WHERE m.until IS NULL AND starts_with(o.path, $1)) AS held
           JOIN persons p ON p.id = held.person_id AND p.status = 'ACTIVE'
           JOIN account_persons ap ON ap.person_id = p.id
           JOIN accounts a ON a.id = ap.account_id AND a.username IS NOT NULL
           LEFT JOIN second_factors f ON f.person_id = p.id
          WHERE $2::timestamptz IS NULL OR (date_trunc('milliseconds', a.created_at), p.id) > ($2, $3::uuid)
          ORDER BY date_trunc('milliseconds', a.created_at), p.id LIMIT $4`,
        [organization.path, page.after?.createdAt ?? null, page.after?.id ?? null, page.limit],
      ),
    );
    return rows.map(({ grants, ...facts }) => ({
      ...facts,
      yours: answersFor(actor, facts.personId, grants),
    }));
  }

  /** The latest twenty entries of each account's record, newest first. The list they are shown in decides who may see them. */
  async recordsOf(personIds: readonly string[]): Promise<Map<string, AccountEntryFacts[]>> {
    const rows = await this.unitOfWork.atomic((tx) =>
      tx.query<AccountEntryFacts & { personId: string }>(
        `SELECT e.* FROM unnest($1::uuid[]) AS asked (id) CROSS JOIN LATERAL (
           SELECT id, person_id AS "personId", kind, by_person_id AS "byPersonId", reason, at FROM account_entries
            WHERE person_id = asked.id ORDER BY at DESC, id DESC LIMIT 20) e`,
        [personIds],
      ),
    );
    const records = new Map<string, AccountEntryFacts[]>(personIds.map((id) => [id, []]));
    for (const { personId, ...entry } of rows) records.get(personId)?.push(entry);
    return records;
  }
}
