import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { PersonActor, RoleGrant } from '#libs/kernel';
import { grantsSql, MembershipChanges, OrganizationDirectory } from '#libs/organizations';
import {
  acrossStreets,
  AccessTokens,
  admitToStreets,
  DISTRICT,
  UnitOfWork,
  type ActorResolver,
} from '#libs/platform';
import { ActorCache } from './actor-cache';

interface Row {
  readonly accountId: string;
  readonly personId: string;
  readonly streetId: string | null;
  readonly communityId: string | null;
  readonly grants: readonly RoleGrant[];
}

/**
 * Who holds an access token: the session must be open, its person on file, and the roles are those of this moment (at
 * most five seconds old; changes made in this process count at once). Resolving a token admits the request to the streets
 * its holder belongs to or has a role in; nothing else of a request does, but for slips and sign-in tickets.
 */
@Injectable()
export class SessionActorResolver implements ActorResolver, OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accessTokens: AccessTokens,
    private readonly organizations: OrganizationDirectory,
    private readonly changes: MembershipChanges,
    private readonly cache: ActorCache,
  ) {}

  onModuleInit(): void {
    this.changes.onChange(() => this.cache.dropAll());
  }

  async resolve(token: string): Promise<PersonActor | null> {
    const claims = await this.accessTokens.read(token);
    if (!claims) return null;
    const actor = await this.cache.get(claims.sessionId, () =>
      acrossStreets('SIGN_IN', () => this.load(claims.sessionId)),
    );
    if (actor) admitToStreets(await this.streetsOf(actor));
    return actor;
  }

  private async load(sessionId: string): Promise<PersonActor | null> {
    const [row] = await this.unitOfWork.atomic((tx) =>
      tx.query<Row>(
        `SELECT s.account_id AS "accountId", p.id AS "personId", p.street_id AS "streetId",
                p.community_id AS "communityId", ${grantsSql('p.id')} AS grants
           FROM sessions s JOIN persons p ON p.id = s.person_id
          WHERE s.id = $1 AND s.revoked_at IS NULL AND s.expires_at > now() AND p.status = 'ACTIVE'
            AND NOT EXISTS (SELECT FROM account_persons ap JOIN accounts a ON a.id = ap.account_id
                             WHERE ap.person_id = p.id AND a.locked_at IS NOT NULL)`,
        [sessionId],
      ),
    );
    if (!row) return null;
    const { communityId, grants, ...who } = row;
    const residence = await this.residence(communityId ?? row.streetId);
    return { kind: 'PERSON', ...who, sessionId, grants: [...residence, ...grants] };
  }

  /** The own street, and those the roles reach: a role of the district reaches all streets below it, and the district. */
  private async streetsOf({ streetId, grants }: PersonActor): Promise<string[]> {
    const streets = new Set([streetId ?? DISTRICT]);
    for (const { organizationPath } of grants) {
      const street = await this.organizations.streetOf(organizationPath);
      if (street) streets.add(street.id);
      else await this.addDistrict(streets, organizationPath);
    }
    return [...streets];
  }

  private async addDistrict(streets: Set<string>, path: string): Promise<void> {
    streets.add(DISTRICT);
    // events of an organisation of the district carry its own id in place of a street's
    for (const { id, streetId } of await this.organizations.subtree(path))
      if (streetId === null || streetId === id) streets.add(id);
  }

  /** Everybody is a resident of his community (of his street where the community is not known). */
  private async residence(placeId: string | null): Promise<RoleGrant[]> {
    const place = placeId === null ? null : await this.organizations.byId(placeId);
    if (!place) return [];
    return [{ role: 'RESIDENT', organizationId: place.id, organizationPath: place.path }];
  }
}
