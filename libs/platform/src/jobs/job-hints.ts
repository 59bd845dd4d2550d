import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work';
import { Queues } from '../queues/queues';
import { JOB_START } from './start-job';

/** Tells the queue of a job right after its commit. A lost hint costs a second: the sweeper of the worker looks, too. */
@Injectable()
export class JobHints implements OnModuleInit {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(Queues) private readonly queues: Queues,
  ) {}

  onModuleInit(): void {
    this.unitOfWork.onCommitted((writes) => {
      for (const { text, values } of writes) if (text === JOB_START) this.hint(String(values[0]));
    });
  }

  /** Not waited for: adding hangs while the store is away, and the answer must not. */
  private hint(id: string): void {
    this.queues.jobs.add({ id: `job-${id}`, name: 'job', data: { id } }).catch(() => undefined);
  }
}
