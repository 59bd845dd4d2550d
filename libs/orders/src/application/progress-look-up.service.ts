import { Injectable } from '@nestjs/common';
import type { Refusal, Result } from '#libs/kernel';
import { err, normalizeDigits, text } from '#libs/kernel';
import { PeopleService } from '#libs/people';
import { acrossStreets, admitToStreets, CallLimiter, type CallRule } from '#libs/platform';
import type { OrderView } from './order-view';
import { OrderReader } from './order-reader.service';

const BY_ADDRESS: CallRule = { name: 'progress-by-address', calls: 30, seconds: 600 };
const BY_CODE: CallRule = { name: 'progress-by-code', calls: 10, seconds: 3600 };

const noMatch: Refusal = {
  code: 'PROGRESS_NOT_FOUND',
  message: text(
    '查询码和手机尾号对不上。',
    'The query code and the phone’s last digits do not match an order.',
  ),
  wayOut: text(
    '请核对小票上的查询码和下单时留的手机号后四位，或打社区电话。',
    'Check the slip and the last four digits of the phone given with the order, or phone the community.',
  ),
};

/** Progress without an account (handbook §6). The same answer whichever half is wrong; guesses are counted. */
@Injectable()
export class ProgressLookUp {
  constructor(
    private readonly reader: OrderReader,
    private readonly people: PeopleService,
    private readonly limiter: CallLimiter,
  ) {}

  /** @throws TooManyRequestsError */
  async byToken(clientAddress: string, token: string): Promise<Result<OrderView, Refusal>> {
    await this.limiter.require(BY_ADDRESS, clientAddress);
    return this.reader.byToken(token);
  }

  /** @throws TooManyRequestsError */
  async byQueryCode(
    clientAddress: string,
    queryCode: string,
    phoneLastFour: string,
  ): Promise<Result<OrderView, Refusal>> {
    const code = normalizeDigits(queryCode);
    await this.limiter.require(BY_ADDRESS, clientAddress);
    await this.limiter.require(BY_CODE, code);
    const found = await this.reader.idByQueryCode(code);
    if (!found) return err(noMatch);
    const contact = await acrossStreets('TOKEN', () => this.people.contactOf(found.requesterId));
    const lastFour = contact?.phone?.replace(/\D/g, '').slice(-4);
    if (!lastFour || lastFour !== normalizeDigits(phoneLastFour)) return err(noMatch);
    admitToStreets([found.streetId]);
    return this.reader.byId({ kind: 'TOKEN', orderId: found.id, streetId: found.streetId }, found.id);
  }
}
