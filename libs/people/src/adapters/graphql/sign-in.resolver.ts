import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { text, type Language, type PersonActor, type Refusal, type Result } from '#libs/kernel';
import {
  ClientInfo,
  CurrentActor,
  OncePerDocument,
  RequestLanguage,
  toUserError,
  type CommandRefused,
  type RequestClient,
} from '#libs/platform';
import { PasswordSignIn } from '../../application/password-sign-in.service';
import { Sessions, type SignedIn as Tokens } from '../../application/sessions.service';
import { SignInAttempts } from '../../application/sign-in-attempts';
import { SignInService } from '../../application/sign-in.service';
import {
  ChoosePersonInput,
  RefreshSessionInput,
  RegisterResidentInput,
  RequestSignInCodeInput,
  SignInWithCodeInput,
  SignInWithPasswordInput,
} from './sign-in.inputs';
import { signInAnswer, stepAnswer } from './sign-in-answers';
import { SessionResult, SignInStepResult } from './sign-in-step.types';
import { CodeRequested, RequestCodeResult, SessionType, SignInResult } from './sign-in.types';

const SENT = text(
  '如果号码无误，验证码短信将在一分钟内送达。收不到可致电社区。',
  'If the number is right, the code arrives within a minute. If not, call the community.',
);

/** Signing in and out. One attempt a document; limits are counted per call in the services. */
@Resolver()
export class SignInResolver {
  constructor(
    private readonly signIn: SignInService,
    private readonly passwords: PasswordSignIn,
    private readonly sessions: Sessions,
    private readonly attempts: SignInAttempts,
  ) {}

  @OncePerDocument()
  @Mutation(() => RequestCodeResult, { description: 'The answer is the same for known and unknown numbers' })
  async requestSignInCode(
    @ClientInfo() client: RequestClient,
    @RequestLanguage() language: Language,
    @Args('input') input: RequestSignInCodeInput,
  ): Promise<CodeRequested | CommandRefused> {
    const result = await this.signIn.requestCode(input.phone, client);
    return result.ok ? { message: SENT[language] } : toUserError(result.error, language);
  }

  @OncePerDocument()
  @Mutation(() => SignInResult)
  async signInWithCode(
    @ClientInfo() client: RequestClient,
    @RequestLanguage() language: Language,
    @Args('input') input: SignInWithCodeInput,
  ): Promise<typeof SignInResult> {
    return signInAnswer(await this.signIn.signInWithCode(input.phone, input.code, client), language);
  }

  @OncePerDocument()
  @Mutation(() => SignInResult, { description: 'For staff' })
  async signInWithPassword(
    @ClientInfo() client: RequestClient,
    @RequestLanguage() language: Language,
    @Args('input') input: SignInWithPasswordInput,
  ): Promise<typeof SignInResult> {
    return signInAnswer(await this.passwords.signIn(input.username, input.password, client), language);
  }

  @OncePerDocument()
  @Mutation(() => SignInStepResult)
  async choosePerson(
    @ClientInfo() client: RequestClient,
    @RequestLanguage() language: Language,
    @Args('input') input: ChoosePersonInput,
  ): Promise<typeof SignInStepResult> {
    return stepAnswer(await this.signIn.choosePerson(input.ticket, input.personId, client), language);
  }

  @OncePerDocument()
  @Mutation(() => SignInStepResult)
  async registerResident(
    @ClientInfo() client: RequestClient,
    @RequestLanguage() language: Language,
    @Args('input') input: RegisterResidentInput,
  ): Promise<typeof SignInStepResult> {
    const { address = null, birthYear = null, ...rest } = input;
    return stepAnswer(await this.signIn.registerResident({ ...rest, address, birthYear }, client), language);
  }

  @OncePerDocument()
  @Mutation(() => SessionResult, {
    description: 'Answers the next pair of tokens. A lost reply may be asked for again within ten seconds',
  })
  async refreshSession(
    @ClientInfo() client: RequestClient,
    @RequestLanguage() language: Language,
    @Args('input') input: RefreshSessionInput,
  ): Promise<Tokens | CommandRefused> {
    const result = await this.sessions.refresh(input.refreshToken);
    // only failures count: a house full of people refreshes all day
    if (!result.ok) await this.attempts.count(client);
    return tokens(result, language);
  }

  @Mutation(() => Boolean)
  async signOut(@CurrentActor() actor: PersonActor): Promise<boolean> {
    await this.sessions.signOut(actor);
    return true;
  }

  @Mutation(() => Boolean, { description: 'Every device, this one too' })
  async signOutEverywhere(@CurrentActor() actor: PersonActor): Promise<boolean> {
    await this.sessions.signOutEverywhere(actor.personId);
    return true;
  }

  @Mutation(() => Boolean, { description: "Ends one of the caller's own sign-ins" })
  async endMySession(
    @CurrentActor() actor: PersonActor,
    @Args('sessionId', { type: () => ID }) sessionId: string,
  ): Promise<boolean> {
    await this.sessions.endOwn(actor, sessionId);
    return true;
  }

  @Query(() => [SessionType])
  async mySessions(@CurrentActor() actor: PersonActor): Promise<SessionType[]> {
    const open = await this.sessions.openSessionsOf(actor.personId);
    return open.map((session) => ({ ...session, current: session.id === actor.sessionId }));
  }
}

function tokens(result: Result<Tokens, Refusal>, language: Language): Tokens | CommandRefused {
  return result.ok ? result.value : toUserError(result.error, language);
}
