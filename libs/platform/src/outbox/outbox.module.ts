import { Module, type DynamicModule } from '@nestjs/common';
import { MetricsModule } from '../metrics/metrics.module';
import { WorkModule } from '../work/work.module';
import { DeliveryProcessor } from './delivery-processor';
import { DeliverySender } from './delivery-sender';
import { DeliverySweeper } from './delivery-sweeper';
import { EventConsumers } from './event-consumers';
import { OutboxRelay } from './outbox-relay';

/** The API only writes events (`forApi`); the worker relays and delivers them (`forWorker`). */
@Module({})
export class OutboxModule {
  static forApi(): DynamicModule {
    return {
      module: OutboxModule,
      global: true,
      imports: [WorkModule],
      providers: [EventConsumers],
      exports: [EventConsumers],
    };
  }

  static forWorker(): DynamicModule {
    const work = [DeliverySender, OutboxRelay, DeliveryProcessor, DeliverySweeper];
    return {
      module: OutboxModule,
      global: true,
      imports: [WorkModule, MetricsModule],
      providers: [EventConsumers, ...work],
      exports: [EventConsumers, ...work],
    };
  }
}
