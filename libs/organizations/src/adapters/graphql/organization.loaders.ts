import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LoaderFactory, loaderToken } from '#libs/platform';
import { JointBodyService } from '../../application/joint-body.service';
import { MembershipService, type MembershipFacts } from '../../application/membership.service';

/** Roles held in an organisation now, a hundred at most; empty for callers who may not see them. */
export const MEMBERSHIPS_OF = loaderToken<string, MembershipFacts[]>('organizations.memberships');
/** Ids of the members of a joint body. */
export const JOINT_BODY_MEMBERS_OF = loaderToken<string, string[]>('organizations.jointBodyMembers');

@Injectable()
export class OrganizationLoaders implements OnModuleInit {
  constructor(
    private readonly factory: LoaderFactory,
    private readonly memberships: MembershipService,
    private readonly jointBodies: JointBodyService,
  ) {}

  onModuleInit(): void {
    this.factory.register(MEMBERSHIPS_OF, async (ids, { actor }) => {
      const found = actor
        ? await this.memberships.activeInEach(actor, ids)
        : new Map<string, MembershipFacts[]>();
      return ids.map((id) => found.get(id) ?? []);
    });
    this.factory.register(JOINT_BODY_MEMBERS_OF, async (ids) => {
      const found = await this.jointBodies.membersOf(ids);
      return ids.map((id) => found.get(id) ?? []);
    });
  }
}
