import { Module, type OnModuleInit } from '@nestjs/common';
import { OrganizationsModule, PersonStreets } from '#libs/organizations';
import { ACTOR_RESOLVER } from '#libs/platform';
import { LocalMessagesResolver } from './adapters/graphql/local-messages.resolver';
import { MeResolver } from './adapters/graphql/me.resolver';
import {
  JoinRequestNameResolver,
  MemberNameResolver,
  PeopleDeskResolver,
} from './adapters/graphql/people-desk.resolver';
import { OwnSignInResolver } from './adapters/graphql/own-sign-in.resolver';
import { PersonLoaders } from './adapters/graphql/person.loaders';
import { RelativesResolver } from './adapters/graphql/relatives.resolver';
import { SignInResolver } from './adapters/graphql/sign-in.resolver';
import { StaffAccountsResolver } from './adapters/graphql/staff-accounts.resolver';
import { LocalMessages } from './adapters/persistence/local-messages';
import { AccountRecord } from './application/account-record.service';
import { Accounts } from './application/accounts.service';
import { ActorCache } from './application/actor-cache';
import { CODE_SENDER } from './application/code-sender';
import { OneTimeCodes } from './application/one-time-codes.service';
import { OwnSignInService } from './application/own-sign-in.service';
import { PasswordSignIn } from './application/password-sign-in.service';
import { Passwords } from './application/passwords.service';
import { PeopleDesk } from './application/people-desk.service';
import { PeopleService } from './application/people.service';
import { PersonActors } from './application/person-actors';
import { PersonDataSources } from './application/person-data-sources';
import { PersonSealer } from './application/person-sealer';
import { PersonalData } from './application/personal-data.service';
import { ProfileService } from './application/profile.service';
import { RefreshSecrets } from './application/refresh-secrets';
import { RegisterPersonService } from './application/register-person.service';
import { Relatives } from './application/relatives.service';
import { RevealService } from './application/reveal.service';
import { SecondFactors } from './application/second-factors.service';
import { SessionActorResolver } from './application/session-actor-resolver';
import { Sessions } from './application/sessions.service';
import { SignInAttempts } from './application/sign-in-attempts';
import { SignInSteps } from './application/sign-in-steps.service';
import { SignInTickets } from './application/sign-in-tickets';
import { SignInService } from './application/sign-in.service';
import { StaffAccountList } from './application/staff-account-list.service';
import { StaffAccounts } from './application/staff-accounts.service';

const shared = [
  PeopleService,
  PersonActors,
  PersonDataSources,
  PersonSealer,
  PeopleDesk,
  PersonalData,
  ProfileService,
  SignInService,
  PasswordSignIn,
  Sessions,
  LocalMessages,
];

const resolvers = [
  SignInResolver,
  MeResolver,
  PeopleDeskResolver,
  JoinRequestNameResolver,
  MemberNameResolver,
  RelativesResolver,
  LocalMessagesResolver,
  OwnSignInResolver,
  StaffAccountsResolver,
];

/** People, their consent and privacy, and how they sign in. */
@Module({
  imports: [OrganizationsModule],
  providers: [
    ...shared,
    AccountRecord,
    Accounts,
    ActorCache,
    OneTimeCodes,
    OwnSignInService,
    Passwords,
    RefreshSecrets,
    RegisterPersonService,
    Relatives,
    RevealService,
    SecondFactors,
    SignInAttempts,
    SignInSteps,
    SignInTickets,
    SessionActorResolver,
    StaffAccountList,
    StaffAccounts,
    PersonLoaders,
    ...resolvers,
    { provide: ACTOR_RESOLVER, useExisting: SessionActorResolver },
    { provide: CODE_SENDER, useExisting: LocalMessages },
  ],
  exports: [...shared, ACTOR_RESOLVER],
})
export class PeopleModule implements OnModuleInit {
  constructor(
    private readonly streets: PersonStreets,
    private readonly people: PeopleService,
  ) {}

  onModuleInit(): void {
    this.streets.provide((personId) => this.people.streetOf(personId));
  }
}
