import { Controller, Get, Header, HttpCode, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Health, HealthChecks } from './health-checks';

@Controller('health')
export class HealthController {
  constructor(@Inject(HealthChecks) private readonly checks: HealthChecks) {}

  /** The process runs and its event loop turns. Restart it when this does not answer. */
  @Get('live')
  @Header('cache-control', 'no-store')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** 503 when no traffic should come here; `degraded` is a 200, since taking traffic away would not help. */
  @Get('ready')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Health> {
    const health = await this.checks.ready();
    if (health.status === 'down') void reply.status(503);
    return health;
  }
}
