import { Injectable } from '@nestjs/common';
import { err, normalizePhone, ok, type Refusal, type Result } from '#libs/kernel';
import { OrganizationDirectory } from '#libs/organizations';
import { admitToStreets, CallLimiter, type RequestClient } from '#libs/platform';
import { CONSENT_VERSION } from '../domain/person';
import {
  ATTEMPTS_BY_ACCOUNT,
  CODE_WRONG,
  codeSentRecently,
  NOT_A_PLACE,
  SEND_BY_ADDRESS,
  SEND_BY_DEVICE,
  SEND_LIMITS,
  TICKET_OVER,
} from '../domain/sign-in-limits';
import { Accounts, type Candidate } from './accounts.service';
import { OneTimeCodes } from './one-time-codes.service';
import { RegisterPersonService } from './register-person.service';
import { SignInAttempts } from './sign-in-attempts';
import { SignInSteps, type SignInStep } from './sign-in-steps.service';
import { SignInTickets } from './sign-in-tickets';

/** What a right code leads to. */
export type CodeOutcome =
  | SignInStep
  | { readonly kind: 'CHOOSE'; readonly ticket: string; readonly candidates: readonly Candidate[] }
  | { readonly kind: 'REGISTER'; readonly ticket: string };

export interface RegisterResident {
  readonly ticket: string;
  readonly communityId: string;
  readonly name: string;
  readonly address: string | null;
  readonly birthYear: number | null;
  readonly elderMode: boolean;
}

/** Signing in by phone and one-time code. */
@Injectable()
export class SignInService {
  constructor(
    private readonly limiter: CallLimiter,
    private readonly attempts: SignInAttempts,
    private readonly codes: OneTimeCodes,
    private readonly accounts: Accounts,
    private readonly tickets: SignInTickets,
    private readonly steps: SignInSteps,
    private readonly registration: RegisterPersonService,
    private readonly organizations: OrganizationDirectory,
  ) {}

  /**
   * Sends a code, whoever the phone belongs to: the answer does not tell whether we know it.
   *
   * @throws TooManyRequestsError when the address or the device has asked for too many codes
   */
  async requestCode(phone: string, client: RequestClient): Promise<Result<true, Refusal>> {
    const normalized = normalizePhone(phone);
    if (!normalized.ok) return normalized;
    await this.limiter.require(SEND_BY_ADDRESS, client.clientAddress);
    if (client.deviceId) await this.limiter.require(SEND_BY_DEVICE, client.deviceId);
    for (const limit of SEND_LIMITS) {
      const { allowed, retryAfterSeconds } = await this.limiter.take(limit, normalized.value);
      if (!allowed) return err(codeSentRecently(retryAfterSeconds));
    }
    await this.codes.send(normalized.value);
    return ok(true);
  }

  /** @throws TooManyRequestsError after too many attempts by this phone, address or device */
  async signInWithCode(
    phone: string,
    code: string,
    client: RequestClient,
  ): Promise<Result<CodeOutcome, Refusal>> {
    const normalized = normalizePhone(phone);
    if (!normalized.ok) return normalized;
    await this.attempts.count(client);
    await this.limiter.require(ATTEMPTS_BY_ACCOUNT, normalized.value);
    if (!(await this.codes.redeem(normalized.value, code.trim()))) return err(CODE_WRONG);
    await this.limiter.clear(ATTEMPTS_BY_ACCOUNT, normalized.value);

    const accountId = await this.accounts.ofPhone(normalized.value);
    const candidates = await this.accounts.candidates(accountId);
    const [only, ...others] = candidates;
    if (!only) {
      return ok({
        kind: 'REGISTER',
        ticket: await this.tickets.issue('REGISTER', accountId, { phone: normalized.value }),
      });
    }
    if (others.length > 0) {
      return ok({ kind: 'CHOOSE', ticket: await this.tickets.issue('CHOOSE', accountId), candidates });
    }
    return this.steps.next(accountId, only.personId, client);
  }

  async choosePerson(
    ticket: string,
    personId: string,
    client: RequestClient,
  ): Promise<Result<SignInStep, Refusal>> {
    await this.attempts.count(client);
    const known = await this.tickets.read(ticket, 'CHOOSE');
    if (!known) return err(TICKET_OVER);
    const candidates = await this.accounts.candidates(known.accountId);
    if (!candidates.some((candidate) => candidate.personId === personId)) return err(TICKET_OVER);
    if (!(await this.tickets.useUp(ticket))) return err(TICKET_OVER);
    return this.steps.next(known.accountId, personId, client);
  }

  /** Puts the holder of a proved phone on file as a resident of the chosen community, and signs in. */
  async registerResident(
    input: RegisterResident,
    client: RequestClient,
  ): Promise<Result<SignInStep, Refusal>> {
    await this.attempts.count(client);
    const known = await this.tickets.read(input.ticket, 'REGISTER');
    if (!known?.phone) return err(TICKET_OVER);
    const community = await this.organizations.byId(input.communityId);
    if (community?.kind !== 'COMMUNITY' || !community.active || !community.streetId) return err(NOT_A_PLACE);
    // the ticket proves the phone; the place is the holder's own choice
    admitToStreets([community.streetId]);
    const registered = await this.registration.findOrRegister({
      streetId: community.streetId,
      communityId: community.id,
      name: input.name,
      phone: known.phone,
      address: input.address,
      birthYear: input.birthYear,
      elderMode: input.elderMode,
      registeredBy: null,
      consent: {
        purpose: 'SERVICE',
        version: CONSENT_VERSION,
        channel: 'WEB',
        evidence: 'ticked at registration',
      },
    });
    if (!registered.ok) return registered;
    if (!(await this.tickets.useUp(input.ticket))) return err(TICKET_OVER);
    await this.accounts.link(known.accountId, registered.value.personId);
    return this.steps.next(known.accountId, registered.value.personId, client);
  }
}
