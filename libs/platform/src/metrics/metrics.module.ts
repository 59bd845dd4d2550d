import { Global, Module } from '@nestjs/common';
import { DatabaseGauges } from './database-gauges';
import { Metrics } from './metrics';
import { MetricsController } from './metrics.controller';

/** What the process counts, and GET /metrics. */
@Global()
@Module({
  controllers: [MetricsController],
  providers: [Metrics, DatabaseGauges],
  exports: [Metrics, DatabaseGauges],
})
export class MetricsModule {}
