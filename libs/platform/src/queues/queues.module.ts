import {
  Global,
  Inject,
  Logger,
  Module,
  type BeforeApplicationShutdown,
  type DynamicModule,
} from '@nestjs/common';
import { APP_CONFIG, type AppConfig } from '../config/app-config';
import { Queues } from './queues';

/** Opens the queues and closes them after the workers stopped and before the database goes. */
@Global()
@Module({})
export class QueuesModule implements BeforeApplicationShutdown {
  constructor(
    @Inject(Queues) private readonly queues: Queues,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  static forRoot(): DynamicModule {
    return {
      module: QueuesModule,
      providers: [
        {
          provide: Queues,
          inject: [APP_CONFIG],
          useFactory: (config: AppConfig) => Queues.open(config, exitAfterWorkerStopped),
        },
      ],
      exports: [Queues],
    };
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.queues.close(this.config.shutdownMs);
  }
}

/** A worker that stopped silently does not recover; whoever supervises the process starts a fresh one. */
function exitAfterWorkerStopped(queue: string): void {
  new Logger(QueuesModule.name).fatal(
    `the worker of queue ${queue} took no job for a minute: ending this process`,
  );
  process.exit(1);
}
