export { ContactPreferenceEnum } from './adapters/graphql/person.types';
export { PEOPLE_ENTITIES } from './adapters/persistence/entities';
export type { LocalMessageFacts } from './adapters/persistence/local-messages';
export {
  insertAccounts,
  insertPersons,
  type AccountInsert,
  type PersonInsert,
} from './application/bulk-insert';
export { householdSql } from './application/household-sql';
export type { CodeSender } from './application/code-sender';
export { moveAddresses, movePhones, type IndexMove } from './application/index-moves';
export { PasswordSignIn } from './application/password-sign-in.service';
export type { MaskedPerson } from './application/people-desk.service';
export { PeopleService } from './application/people.service';
export { PersonActors } from './application/person-actors';
export { PersonDataSources, type PersonDataSource } from './application/person-data-sources';
export { PersonSealer } from './application/person-sealer';
export type { Profile } from './application/profile.service';
export type { RegisteredPerson, RegisterPerson } from './application/register-person.service';
export { Sessions, type SignedIn } from './application/sessions.service';
export { SignInService, type CodeOutcome } from './application/sign-in.service';
export {
  CONSENT_VERSION,
  CONTACT_PREFERENCES,
  type ConsentGiven,
  type ConsentPurpose,
  type ContactPreference,
  type PersonContact,
  type PersonFacts,
  type PersonStatus,
} from './domain/person';
export { PeopleModule } from './people.module';
