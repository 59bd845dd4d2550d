export { PEOPLE_ENTITIES } from './adapters/persistence/entities';
export { PeopleService } from './application/people.service';
export type { RegisteredPerson, RegisterPerson } from './application/register-person.service';
export {
  CONSENT_VERSION,
  type ConsentGiven,
  type ConsentPurpose,
  type ContactPreference,
  type PersonContact,
  type PersonFacts,
  type PersonStatus,
} from './domain/person';
export { PeopleModule } from './people.module';
