import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import type { Role } from '#libs/kernel';
import { PageArgs } from '#libs/platform';
import { ORGANIZATION_KINDS, type OrganizationKind } from '../../domain/organization-kind';
import { GRANTABLE_ROLES } from '../../domain/role-granting';
import { OrganizationKindEnum, RoleEnum } from './organization.types';

/** Commands that set a state: the key is not needed to make a repetition harmless, and taken so that all are alike. */
@InputType({ isAbstract: true })
export class SettingInput {
  @Field(() => String, {
    nullable: true,
    description: 'May be left out: the command sets a state, so a repetition has the same effect and answer',
  })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  idempotencyKey?: string | null;
}

@ArgsType()
export class OrganizationsArgs extends PageArgs {
  @Field(() => [OrganizationKindEnum], { nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(ORGANIZATION_KINDS.length)
  @IsIn(ORGANIZATION_KINDS, { each: true })
  kinds?: OrganizationKind[] | null;

  @Field(() => ID, { nullable: true, description: 'Only this organisation and its subtree' })
  @IsOptional()
  @IsUUID()
  under?: string | null;

  @Field(() => String, { nullable: true, description: 'Part of the name' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  search?: string | null;

  @Field(() => Boolean, { defaultValue: false })
  @IsBoolean()
  includeInactive: boolean = false;
}

@InputType()
export class CreateOrganizationInput extends SettingInput {
  @Field(() => ID)
  @IsUUID()
  parentId: string;

  @Field(() => String, { description: 'Lower-case letters, digits, hyphens; unique under the parent' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(32)
  code: string;

  @Field(() => String)
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  name: string;

  @Field(() => OrganizationKindEnum)
  @IsIn(ORGANIZATION_KINDS)
  kind: OrganizationKind;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(30)
  publicPhone?: string | null;
}

@InputType()
export class OrganizationInput extends SettingInput {
  @Field(() => ID)
  @IsUUID()
  organizationId: string;
}

@InputType()
export class RenameOrganizationInput extends OrganizationInput {
  @Field(() => String)
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  name: string;
}

@InputType()
export class MoveOrganizationInput extends OrganizationInput {
  @Field(() => ID)
  @IsUUID()
  parentId: string;
}

@InputType()
export class SetLoadCapInput extends OrganizationInput {
  @Field(() => Int, { nullable: true, description: 'Null: the default of the street' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(10_000)
  loadCap?: number | null;
}

@InputType()
export class SetPublicPhoneInput extends OrganizationInput {
  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(30)
  publicPhone?: string | null;
}

@InputType()
export class SetQualificationsInput extends OrganizationInput {
  @Field(() => [String])
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @IsNotEmpty({ each: true })
  @MaxLength(60, { each: true })
  qualifications: string[];
}

@InputType()
export class SetServiceAreaInput extends OrganizationInput {
  @Field(() => [ID], { description: 'Places of the street; each stands for its subtree' })
  @IsArray()
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  serviceAreaIds: string[];
}

@InputType()
export class JointBodyMemberInput extends SettingInput {
  @Field(() => ID)
  @IsUUID()
  jointBodyId: string;

  @Field(() => ID)
  @IsUUID()
  organizationId: string;
}

@InputType()
export class GrantRoleInput extends SettingInput {
  @Field(() => ID)
  @IsUUID()
  personId: string;

  @Field(() => ID)
  @IsUUID()
  organizationId: string;

  @Field(() => RoleEnum)
  @IsIn(GRANTABLE_ROLES)
  role: Role;
}

@InputType()
export class EndRoleInput extends SettingInput {
  @Field(() => ID)
  @IsUUID()
  membershipId: string;
}
