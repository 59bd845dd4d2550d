import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Language } from '#libs/kernel';
import { connectionOf, DateTime } from '#libs/platform';
import { CONTACT_PREFERENCES, LANGUAGES, type ContactPreference } from '../../domain/person';

const enumOf = (values: readonly string[]): Record<string, string> =>
  Object.fromEntries(values.map((value) => [value, value]));

export const ContactPreferenceEnum = enumOf(CONTACT_PREFERENCES);
registerEnumType(ContactPreferenceEnum, {
  name: 'ContactPreference',
  description: 'FAMILY: through the relative whose number is on file',
});

export const LanguageEnum = enumOf(LANGUAGES);
registerEnumType(LanguageEnum, { name: 'Language' });

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

  @Field(() => Boolean)
  elderMode: boolean;

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
