import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import helmet, { type FastifyHelmetOptions } from '@fastify/helmet';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { openStreetScope } from '../database/street-scope';
import { withCorrelation } from '../logging/correlation';

const BODY_LIMIT_BYTES = 1024 * 1024;
const CORRELATION_ID = /^[\w-]{8,64}$/;

export interface HttpOptions {
  readonly production: boolean;
  /** Addresses or ranges of the proxies in front, whose `x-forwarded-for` is believed; empty for none. */
  readonly trustedProxies: readonly string[];
}

/** Fastify with a correlation id for every request: the caller's own where it is well formed. */
export function httpAdapter({ trustedProxies }: HttpOptions): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    genReqId: correlationIdOf,
    requestTimeout: 60_000,
    // long enough for phones on bad lines, and longer than the idle time of the proxies in front
    keepAliveTimeout: 75_000,
    // a long parameter is nothing we know, which our own filter says; the router's 414 has no sentence
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 16_384 },
  });
}

function correlationIdOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers['x-correlation-id'];
  return typeof given === 'string' && CORRELATION_ID.test(given) ? given : randomUUID();
}

/**
 * Security headers, the correlation id in each answer, and a plain 400 for addresses that no URL parser takes.
 * `scripts` are the hashes (`sha256-…`) of the inline scripts of our own pages.
 */
export async function secureHttp(
  app: NestFastifyApplication,
  { production }: HttpOptions,
  scripts: readonly string[],
): Promise<void> {
  await app.register(helmet, helmetOptions(production, scripts));
  app
    .getHttpAdapter()
    .getInstance()
    // everything the request does, and everything logged meanwhile, carries its id; it begins without any street
    .addHook('onRequest', (request, _reply, done) => openStreetScope(() => withCorrelation(request.id, done)))
    .addHook('onRequest', async (request, reply) => {
      void reply.header('x-correlation-id', request.id);
      if (!isReadable(request))
        await reply.status(400).send({ errors: [{ message: '地址无法识别 / unreadable address' }] });
    });
}

function helmetOptions(production: boolean, scripts: readonly string[]): FastifyHelmetOptions {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", ...scripts.map((hash) => `'${hash}'`)],
        // charts and component libraries set styles from code
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // only where it is served over TLS: a street office's machine in its own network may not be
    hsts: production ? { maxAge: 15_552_000 } : false,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
  };
}

/** Apollo's Fastify integration parses the address itself and would answer 500. */
function isReadable({ url, protocol, hostname }: FastifyRequest): boolean {
  return URL.canParse(url, `${protocol}://${hostname}/`);
}
