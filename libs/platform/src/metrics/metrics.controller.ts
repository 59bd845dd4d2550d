import { timingSafeEqual } from 'node:crypto';
import { Controller, Get, Headers, Inject, NotFoundException, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { APP_CONFIG, type AppConfig } from '../config/app-config';
import { Metrics } from './metrics';

/**
 * GET /metrics for Prometheus. In production it asks for `Authorization: Bearer <METRICS_TOKEN>`; without such a token only
 * this machine is answered. Others are told that there is nothing.
 */
@Controller('metrics')
export class MetricsController {
  constructor(
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  @Get()
  async scrape(
    @Req() request: FastifyRequest,
    @Headers('authorization') authorization: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    if (!this.mayRead(request.ip, authorization)) throw new NotFoundException();
    void reply.header('content-type', this.metrics.registry.contentType);
    return this.metrics.registry.metrics();
  }

  private mayRead(ip: string, authorization = ''): boolean {
    if (this.config.environment !== 'production') return true;
    const { metricsToken } = this.config;
    if (metricsToken === null) return ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(ip);
    const given = Buffer.from(authorization);
    const wanted = Buffer.from(`Bearer ${metricsToken}`);
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  }
}
