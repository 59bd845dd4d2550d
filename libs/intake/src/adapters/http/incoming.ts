import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PersonActor, Refusal } from '#libs/kernel';
import { OrderReader } from '#libs/orders';
import {
  ACTOR_RESOLVER,
  bearerOf,
  CallLimiter,
  languageOf,
  UnauthenticatedError,
  type ActorResolver,
  type CallRule,
} from '#libs/platform';
import type { Sender } from '../../application/uploads.service';

const SLIPS_BY_ADDRESS: CallRule = { name: 'upload-slip-by-address', calls: 60, seconds: 3600 };

/** Who sends a file, by the same tokens as with GraphQL. */
@Injectable()
export class Senders {
  constructor(
    @Inject(ACTOR_RESOLVER) private readonly actors: ActorResolver,
    private readonly reader: OrderReader,
    private readonly limiter: CallLimiter,
  ) {}

  /** @throws UnauthenticatedError */
  async person(request: FastifyRequest): Promise<PersonActor> {
    const token = bearerOf(request.headers.authorization);
    const actor = token === null ? null : await this.actors.resolve(token);
    if (!actor) throw new UnauthenticatedError();
    return actor;
  }

  /** The signed-in person, or the holder of the slip in `x-progress-token`. @throws UnauthenticatedError */
  async personOrHolder(request: FastifyRequest): Promise<Sender> {
    const slip = request.headers['x-progress-token'];
    if (typeof slip !== 'string' || request.headers.authorization) return this.person(request);
    await this.limiter.require(SLIPS_BY_ADDRESS, request.ip);
    const view = await this.reader.byToken(slip.slice(0, 200));
    if (!view.ok) throw new UnauthenticatedError();
    return { kind: 'TOKEN', orderId: view.value.order.id, streetId: view.value.order.streetId };
  }
}

/** What arrived, where the sender declared it as plain bytes. */
export const bytesOf = (body: unknown): Buffer => (Buffer.isBuffer(body) ? body : Buffer.alloc(0));

/** A refusal over HTTP, in the shape that other errors have. */
export async function refuse(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): Promise<void> {
  const language = languageOf(request.headers['accept-language']);
  const { code, message, wayOut } = refusal;
  const extensions = { code, wayOut: wayOut[language], correlationId: request.id };
  await reply.status(422).send({ errors: [{ message: message[language], extensions }] });
}
