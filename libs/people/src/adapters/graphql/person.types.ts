import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Language } from '#libs/kernel';
import { connectionOf, DateTime } from '#libs/platform';
import {
  CONTACT_PREFERENCES,
  DISPLAY_MODES,
  LANGUAGES,
  RELATIONS,
  type ContactPreference,
  type DisplayMode,
  type Relation,
} from '../../domain/person';

const enumOf = (values: readonly string[]): Record<string, string> =>
  Object.fromEntries(values.map((value) => [value, value]));

export const ContactPreferenceEnum = enumOf(CONTACT_PREFERENCES);
registerEnumType(ContactPreferenceEnum, {
  name: 'ContactPreference',
  description: 'FAMILY: through the relative whose number is on file',
});

export const DisplayModeEnum = enumOf(DISPLAY_MODES);
registerEnumType(DisplayModeEnum, {
  name: 'DisplayMode',
  description: 'How large the screens are: 标准版, 长辈版, 长辈版 at its largest',
});

export const RelationEnum = enumOf(RELATIONS);
registerEnumType(RelationEnum, { name: 'Relation', description: 'What the relative is to the caller' });

export const LanguageEnum = enumOf(LANGUAGES);
registerEnumType(LanguageEnum, { name: 'Language' });

@ObjectType({ description: 'The relative to call instead' })
export class FamilyContactType {
  @Field(() => String)
  name: string;

  @Field(() => String)
  phone: string;
}

@ObjectType({ description: 'Somebody the caller orders for, or who orders for the caller 代亲友点单' })
export class RelativeType {
  @Field(() => ID)
  id: string;

  @Field(() => ID, { description: 'For `placeOrder(requester: { personId })`' })
  personId: string;

  @Field(() => String, { description: '王**' })
  maskedName: string;

  @Field(() => RelationEnum)
  relation: Relation;

  @Field(() => Boolean, { description: 'True: the other one orders for the caller' })
  ordersForMe: boolean;

  @Field(() => DateTime)
  createdAt: Date;
}

@ObjectType({ description: 'Removed; orders that were placed stay as they are' })
export class RelativeRemoved {
  @Field(() => ID)
  id: string;
}

@ObjectType('Person', {
  description: 'Somebody on file, as a desk sees him before there is a reason to see more',
})
export class PersonType {
  @Field(() => ID)
  id: string;

  @Field(() => ID, { nullable: true })
  communityId: string | null;

  @Field(() => String, { description: '王**' })
  maskedName: string;

  @Field(() => String, { nullable: true, description: '138****5678' })
  maskedPhone: string | null;

  @Field(() => String, { nullable: true, description: 'Up to the estate' })
  maskedAddress: string | null;

  @Field(() => DisplayModeEnum)
  displayMode: DisplayMode;

  @Field(() => Boolean)
  elderMode: boolean;

  @Field(() => ContactPreferenceEnum)
  contactPreference: ContactPreference;

  @Field(() => LanguageEnum)
  preferredLanguage: Language;

  @Field(() => DateTime)
  createdAt: Date;
}

export const PersonConnection = connectionOf(PersonType);

@ObjectType({ description: "The caller's own details" })
export class Me {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => String, { nullable: true })
  phone: string | null;

  @Field(() => String, { nullable: true })
  address: string | null;

  @Field(() => ID, { nullable: true, description: 'Null for people of the district' })
  streetId: string | null;

  @Field(() => ID, { nullable: true })
  communityId: string | null;

  @Field(() => Int, { nullable: true })
  birthYear: number | null;

  @Field(() => DisplayModeEnum, { description: 'Remembered for every device' })
  displayMode: DisplayMode;

  @Field(() => Boolean, { description: 'Any display mode but STANDARD' })
  elderMode: boolean;

  @Field(() => FamilyContactType, { nullable: true })
  family: FamilyContactType | null;

  @Field(() => ContactPreferenceEnum)
  contactPreference: ContactPreference;

  @Field(() => LanguageEnum)
  preferredLanguage: Language;

  @Field(() => DateTime)
  createdAt: Date;
}

@ObjectType({ description: 'Details in clear; that the caller saw them is on record' })
export class RevealedContact {
  @Field(() => ID)
  personId: string;

  @Field(() => String)
  name: string;

  @Field(() => String, { nullable: true })
  phone: string | null;

  @Field(() => String, { nullable: true })
  address: string | null;

  @Field(() => FamilyContactType, { nullable: true })
  family: FamilyContactType | null;
}

@ObjectType({ description: 'Somebody saw the details of the caller' })
export class RevealType {
  @Field(() => ID)
  id: string;

  @Field(() => DateTime)
  at: Date;

  @Field(() => String)
  reason: string;

  @Field(() => ID, { nullable: true })
  orderId: string | null;
}

export const RevealConnection = connectionOf(RevealType, 'Reveal');

@ObjectType({ description: 'Somebody was put on file, or was already' })
export class PersonRegistered {
  @Field(() => ID)
  personId: string;

  @Field(() => Boolean, { description: 'False: was on file already under this name and phone' })
  created: boolean;
}

@ObjectType({ description: 'People found under a phone' })
export class PeopleFound {
  @Field(() => [PersonType])
  people: PersonType[];
}
