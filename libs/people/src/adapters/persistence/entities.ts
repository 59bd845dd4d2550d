import { AccountEntry } from './account-entry.entity';
import { Account, AccountPerson } from './account.entity';
import { Consent } from './consent.entity';
import { LocalMessage } from './local-message.entity';
import { OneTimeCode } from './one-time-code.entity';
import { Person } from './person.entity';
import { Relative } from './relative.entity';
import { Reveal } from './reveal.entity';
import { RecoveryCode, SecondFactor } from './second-factor.entity';
import { Session } from './session.entity';
import { SignInTicket } from './sign-in-ticket.entity';

/** Every table of this lib, for `DatabaseModule.forRoot`. */
export const PEOPLE_ENTITIES = [
  Person,
  Account,
  AccountPerson,
  Session,
  OneTimeCode,
  SignInTicket,
  Consent,
  Reveal,
  Relative,
  LocalMessage,
  SecondFactor,
  RecoveryCode,
  AccountEntry,
];
