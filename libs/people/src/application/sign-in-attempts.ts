import { Injectable } from '@nestjs/common';
import { CallLimiter, type RequestClient } from '#libs/platform';
import { ATTEMPTS_BY_ADDRESS, ATTEMPTS_BY_DEVICE } from '../domain/sign-in-limits';

/** Counts attempts to sign in, of any kind, by address and by device. */
@Injectable()
export class SignInAttempts {
  constructor(private readonly limiter: CallLimiter) {}

  /** @throws TooManyRequestsError */
  async count(client: RequestClient): Promise<void> {
    await this.limiter.require(ATTEMPTS_BY_ADDRESS, client.clientAddress);
    if (client.deviceId) await this.limiter.require(ATTEMPTS_BY_DEVICE, client.deviceId);
  }
}
