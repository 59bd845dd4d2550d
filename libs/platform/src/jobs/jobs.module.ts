import { Module, type DynamicModule } from '@nestjs/common';
import { JobHandlers } from './job-handlers';
import { JobHints } from './job-hints';
import { JobRunner } from './job-runner';
import { JobWaker } from './job-waker';

/** Long work: the API only starts it (`forApi`); the worker does it (`forWorker`). */
@Module({})
export class JobsModule {
  static forApi(): DynamicModule {
    return {
      module: JobsModule,
      global: true,
      providers: [JobHandlers, JobHints],
      exports: [JobHandlers],
    };
  }

  static forWorker(): DynamicModule {
    const work = [JobRunner, JobWaker];
    return {
      module: JobsModule,
      global: true,
      providers: [JobHandlers, JobHints, ...work],
      exports: [JobHandlers, ...work],
    };
  }
}
