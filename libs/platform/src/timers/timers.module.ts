import { Module, type DynamicModule } from '@nestjs/common';
import { MetricsModule } from '../metrics/metrics.module';
import { WorkModule } from '../work/work.module';
import { TimerFirer } from './timer-firer';
import { TimerHandlers } from './timer-handlers';
import { TimerSweeper } from './timer-sweeper';
import { TimerWaker } from './timer-waker';

/** The API only arms timers (`forApi`); the worker wakes and sweeps them (`forWorker`). */
@Module({})
export class TimersModule {
  static forApi(): DynamicModule {
    return {
      module: TimersModule,
      global: true,
      imports: [WorkModule],
      providers: [TimerHandlers],
      exports: [TimerHandlers],
    };
  }

  static forWorker(): DynamicModule {
    const work = [TimerFirer, TimerWaker, TimerSweeper];
    return {
      module: TimersModule,
      global: true,
      imports: [WorkModule, MetricsModule],
      providers: [TimerHandlers, ...work],
      exports: [TimerHandlers, ...work],
    };
  }
}
