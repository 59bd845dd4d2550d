import { Injectable, Logger } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { PersonActor } from '#libs/kernel';
import { ACTOR_RESOLVER, type ActorResolver } from '../auth/actor-resolver';
import { languageOf } from '../auth/request-language';
import { LoaderFactory } from './loaders';
import type { RequestContext } from './request-context';

type Known = Omit<RequestContext, 'loaders' | 'actor' | 'currentActor'>;

/** The parts of a Fastify request a context is made of. */
export interface IncomingRequest {
  readonly id: string;
  readonly ip: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

const DEVICE_ID = /^[\w-]{8,64}$/;

/** Makes the context of a request or of one event of a subscription. */
@Injectable()
export class RequestContextFactory {
  private readonly log = new Logger('GraphQL');
  private resolver: ActorResolver | null = null;

  constructor(
    private readonly modules: ModuleRef,
    private readonly loaders: LoaderFactory,
  ) {}

  async ofRequest(request: IncomingRequest): Promise<RequestContext> {
    return this.open(knownOf(request), await this.actorOf(bearerOf(header(request, 'authorization'))));
  }

  /** A context with loaders of its own. */
  open(
    known: Known,
    actor: PersonActor | null,
    currentActor: () => Promise<PersonActor | null> = () => Promise.resolve(actor),
  ): RequestContext {
    const context: RequestContext = {
      ...known,
      actor,
      currentActor,
      loaders: this.loaders.open(() => context),
    };
    return context;
  }

  /** Null for nobody, and for a token that does not hold: what needs a person says UNAUTHENTICATED by itself. */
  async actorOf(token: string | null): Promise<PersonActor | null> {
    if (token === null) return null;
    return (await this.resolve(token)) ?? null;
  }

  private async resolve(token: string): Promise<PersonActor | null> {
    this.resolver ??= this.findResolver();
    return this.resolver ? this.resolver.resolve(token) : null;
  }

  /** Looked up at the first token, because the lib that provides it is composed by the app and not imported here. */
  private findResolver(): ActorResolver | null {
    try {
      return this.modules.get<ActorResolver>(ACTOR_RESOLVER, { strict: false });
    } catch {
      this.log.error('no ActorResolver is provided: nobody can be signed in');
      return null;
    }
  }
}

/** What a request says about itself, without asking who sent it. */
export function knownOf(request: IncomingRequest): Known {
  const device = header(request, 'x-device-id');
  return {
    language: languageOf(header(request, 'accept-language')),
    correlationId: request.id,
    clientAddress: request.ip,
    deviceId: device !== undefined && DEVICE_ID.test(device) ? device : null,
  };
}

export function bearerOf(authorization: unknown): string | null {
  if (typeof authorization !== 'string') return null;
  return /^Bearer ([\w.~+/=-]{1,4096})$/i.exec(authorization.trim())?.[1] ?? null;
}

function header({ headers }: IncomingRequest, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}
