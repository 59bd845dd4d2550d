import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DAY_KINDS, type DayKind, type Role } from '#libs/kernel';
import { RoleEnum } from './organization.types';

export const DayKindEnum = Object.fromEntries(DAY_KINDS.map((kind) => [kind, kind]));
registerEnumType(DayKindEnum, {
  name: 'DayKind',
  description: 'HOLIDAY: off though it may be a weekday. WORKDAY: on though it is a weekend (调休)',
});

@ObjectType({ description: 'Lengths of one kind of deadline that differ from the workflow: 12 poolHours' })
export class DeadlineOverrideEntry {
  @Field(() => String, { description: 'As the workflow names it' })
  kind: string;

  @Field(() => String, { nullable: true })
  normal?: string | null;

  @Field(() => String, { nullable: true })
  urgent?: string | null;

  @Field(() => String, { nullable: true })
  complex?: string | null;
}

@ObjectType('StreetSettings')
export class StreetSettingsType {
  @Field(() => ID)
  streetId: string;

  @Field(() => String, { description: '08:30-11:30,13:00-17:00' })
  workingHours: string;

  @Field(() => [DeadlineOverrideEntry])
  deadlineOverrides: DeadlineOverrideEntry[];

  @Field(() => Int)
  defaultLoadCap: number;

  @Field(() => String)
  codePrefix: string;

  @Field(() => String)
  publicPhone: string;

  @Field(() => [RoleEnum], {
    nullable: true,
    description: "Offices that sign in with a second factor; null: the installation's",
  })
  secondFactorRoles: Role[] | null;

  @Field(() => Int, { description: 'Hand it back as expectedVersion when changing settings' })
  version: number;
}

@ObjectType('CalendarDay', { description: 'A day that differs from Monday to Friday' })
export class CalendarDayType {
  @Field(() => String, { description: 'YYYY-MM-DD' })
  date: string;

  @Field(() => DayKindEnum)
  kind: DayKind;

  @Field(() => String)
  nameZh: string;

  @Field(() => String)
  nameEn: string;

  @Field(() => Boolean, { description: 'Expected, not yet announced by the State Council' })
  provisional: boolean;

  @Field(() => Boolean, { description: "The street's own decision, which goes before the national day" })
  ownOfStreet: boolean;
}

@ObjectType({ description: 'The days of one year as they are in force' })
export class CalendarYearType {
  @Field(() => Int)
  year: number;

  @Field(() => ID, { nullable: true, description: 'Null: the national calendar' })
  streetId: string | null;

  @Field(() => [CalendarDayType])
  days: CalendarDayType[];
}
