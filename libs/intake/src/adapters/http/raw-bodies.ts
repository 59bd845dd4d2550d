import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';

/** A phone's photo is 3 to 8 MB, a street's sheet far less. */
const MOST_BYTES = 12 * 1024 * 1024;

/**
 * Files come as the plain body of a request, not as a form: no parser of parts to be fooled, and a type that no page of
 * another site can send without asking first (CSRF).
 */
@Injectable()
export class RawBodies implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    const options = { parseAs: 'buffer', bodyLimit: MOST_BYTES } as const;
    fastify.addContentTypeParser('application/octet-stream', options, (_request, body, done) =>
      done(null, body),
    );
  }
}
