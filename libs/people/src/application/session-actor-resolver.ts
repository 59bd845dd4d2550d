import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { PersonActor, RoleGrant } from '#libs/kernel';
import { grantsSql, MembershipChanges, OrganizationDirectory } from '#libs/organizations';
import { AccessTokens, UnitOfWork, type ActorResolver } from '#libs/platform';
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
 * most five seconds old; changes made in this process count at once).
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
    return claims && this.cache.get(claims.sessionId, () => this.load(claims.sessionId));
  }

  private async load(sessionId: string): Promise<PersonActor | null> {
    const [row] = await this.unitOfWork.atomic((tx) =>
      tx.query<Row>(
        `SELECT s.account_id AS "accountId", p.id AS "personId", p.street_id AS "streetId",
                p.community_id AS "communityId", ${grantsSql('p.id')} AS grants
           FROM sessions s JOIN persons p ON p.id = s.person_id
          WHERE s.id = $1 AND s.revoked_at IS NULL AND s.expires_at > now() AND p.status = 'ACTIVE'`,
        [sessionId],
      ),
    );
    if (!row) return null;
    const { communityId, grants, ...who } = row;
    const residence = await this.residence(communityId ?? row.streetId);
    return { kind: 'PERSON', ...who, sessionId, grants: [...residence, ...grants] };
  }

  /** Everybody is a resident of his community (of his street where the community is not known). */
  private async residence(placeId: string | null): Promise<RoleGrant[]> {
    const place = placeId === null ? null : await this.organizations.byId(placeId);
    if (!place) return [];
    return [{ role: 'RESIDENT', organizationId: place.id, organizationPath: place.path }];
  }
}
