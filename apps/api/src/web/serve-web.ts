import { existsSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NOT_BUILT_PAGE } from './not-built-page';

/** The faces beside the resident's, which is everything else. */
const FACES = ['branch', 'kiosk', 'console', 'screen'];
const NEVER_CHANGES = 'public, max-age=31536000, immutable';
const ASK_EVERY_TIME = 'no-cache';

/**
 * Serves the build of apps/web. Files under /assets carry a hash in their name and never change; pages are asked for every
 * time, else an old page asks for files that are gone. Any other address a browser opens is a place inside a face, and gets
 * that face's page. Without a build there is one page that says so.
 */
export async function serveWeb(
  app: NestFastifyApplication,
  root = path.resolve('apps/web/dist'),
): Promise<void> {
  const server = app.getHttpAdapter().getInstance();
  if (!existsSync(path.join(root, 'index.html'))) {
    server.get('/', (_request, reply) => reply.type('text/html; charset=utf-8').send(NOT_BUILT_PAGE.html));
    return;
  }
  await server.register(fastifyStatic, {
    root,
    wildcard: false,
    preCompressed: true,
    cacheControl: false,
    globIgnore: ['**/*.{br,gz}', 'manifest.*.json'],
    setHeaders: (reply, file) => {
      const isAsset = file.includes(`${path.sep}assets${path.sep}`);
      void reply.header('cache-control', isAsset ? NEVER_CHANGES : ASK_EVERY_TIME);
    },
  });
  server.get('/*', (request, reply) => deepLink(request, reply));
}

/** A place inside a face, opened from a bookmark, a slip or a message. */
function deepLink(request: FastifyRequest, reply: FastifyReply): unknown {
  const [, first = ''] = request.url.split(/[/?#]/);
  const wantsPage = request.headers.accept?.includes('text/html') ?? false;
  if (!wantsPage || first === 'assets') return reply.callNotFound();
  return reply.sendFile(FACES.includes(first) ? `${first}/index.html` : 'index.html');
}
