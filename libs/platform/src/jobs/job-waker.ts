import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { APP_CONFIG, type AppConfig } from '../config/app-config';
import { Queues } from '../queues/queues';
import { PollingLoop } from '../work/polling-loop';
import { Slots } from '../work/slots';
import { JobRunner } from './job-runner';

/** Long work shares the worker with deadlines, which come first. */
const AT_ONCE = 2;

/** Takes jobs from the queue, and looks itself for those that the queue lost or whose worker died. */
@Injectable()
export class JobWaker implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly loop: PollingLoop;
  private readonly slots: Slots;

  constructor(
    @Inject(Queues) private readonly queues: Queues,
    @Inject(JobRunner) private readonly runner: JobRunner,
    @Inject(APP_CONFIG)
    private readonly config: Pick<AppConfig, 'sweepMs' | 'timerGraceMs' | 'shutdownMs'>,
  ) {
    this.slots = new Slots(AT_ONCE, () => undefined);
    this.loop = new PollingLoop({
      name: JobWaker.name,
      everyMs: config.sweepMs,
      work: async () => {
        await this.sweep();
        return false;
      },
    });
  }

  onApplicationBootstrap(): void {
    this.queues.jobs.process(async ({ data }) => void (await this.runner.run(String(data['id']))), AT_ONCE);
    this.loop.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.loop.stop();
    await this.slots.idle(this.config.shutdownMs);
  }

  /** Runs everything that may begin now, and waits for it. For tests, seeds and one-off commands. */
  async runDue(): Promise<void> {
    for (let ids = await this.runner.due(20, 0); ids.length > 0; ids = await this.runner.due(20, 0))
      for (const id of ids) await this.runner.run(id);
  }

  private async sweep(): Promise<void> {
    if (this.slots.free === 0) return;
    const ids = await this.runner.due(this.slots.free, this.config.timerGraceMs);
    // a lost connection is no handler's failure: the lease runs out and the next sweep finds it
    for (const id of ids) this.slots.run(async () => void (await this.runner.run(id).catch(() => undefined)));
  }
}
