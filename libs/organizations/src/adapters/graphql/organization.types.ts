import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Role } from '#libs/kernel';
import { connectionOf, DateTime } from '#libs/platform';
import { ORGANIZATION_KINDS, type OrganizationKind } from '../../domain/organization-kind';
import { GRANTABLE_ROLES } from '../../domain/role-granting';

const enumOf = (values: readonly string[]): Record<string, string> =>
  Object.fromEntries(values.map((value) => [value, value]));

export const OrganizationKindEnum = enumOf(ORGANIZATION_KINDS);
registerEnumType(OrganizationKindEnum, { name: 'OrganizationKind', description: 'Handbook §2' });

export const RoleEnum = enumOf(['RESIDENT', ...GRANTABLE_ROLES]);
registerEnumType(RoleEnum, { name: 'Role', description: 'Held in an organisation, reaches its subtree' });

@ObjectType('Organization', { description: '组织: a place, a party organisation, a team' })
export class OrganizationType {
  @Field(() => ID)
  id: string;

  @Field(() => ID, { nullable: true, description: 'Null for organisations of the district' })
  streetId: string | null;

  // shown through the fields `parent` and `children`
  parentId: string | null;

  @Field(() => String)
  code: string;

  @Field(() => String, { description: 'Codes from the district down, each ending in a slash: gjz/xzz/c03/' })
  path: string;

  @Field(() => String)
  name: string;

  @Field(() => OrganizationKindEnum)
  kind: OrganizationKind;

  @Field(() => Boolean)
  active: boolean;

  @Field(() => Boolean, { description: '停接: takes no new orders for now' })
  pausing: boolean;

  @Field(() => [String])
  qualifications: readonly string[];

  @Field(() => [String], { description: 'Paths it serves, each with its subtree; empty: around itself' })
  serviceAreaPaths: readonly string[];

  @Field(() => Int, {
    nullable: true,
    description: 'Orders it may hold at once; null: the default of the street',
  })
  loadCap: number | null;

  @Field(() => String, { nullable: true })
  publicPhone: string | null;

  @Field(() => DateTime)
  createdAt: Date;
}

export const OrganizationConnection = connectionOf(OrganizationType);

@ObjectType('Membership', { description: 'A person holds a role in an organisation' })
export class MembershipType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  personId: string;

  // shown through the field `organization`
  organizationId: string;

  @Field(() => RoleEnum)
  role: Role;

  @Field(() => DateTime)
  since: Date;

  @Field(() => DateTime, { nullable: true, description: 'Null while it is held' })
  until: Date | null;
}

export const MembershipConnection = connectionOf(MembershipType);

@ObjectType({ description: 'A role of the caller, and where' })
export class MyRole {
  @Field(() => RoleEnum)
  role: Role;

  @Field(() => OrganizationType)
  organization: OrganizationType;
}

@ObjectType({ description: 'A street or community, for people who are not signed in yet' })
export class Place {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => String, { nullable: true })
  publicPhone: string | null;

  @Field(() => [Place], { description: 'The communities of a street' })
  communities: Place[];
}
