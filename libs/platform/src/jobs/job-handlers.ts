import { Injectable } from '@nestjs/common';

/** One run of a job. */
export interface JobRun {
  readonly id: string;
  /** 1 for the first run. */
  readonly attempt: number;
  /**
   * Says that the work goes on; to be called at least every half minute.
   * @throws JobLost when another worker has taken the job over: stop at once
   */
  alive(): Promise<void>;
}

/** Somebody who does long work of one kind. */
export interface LongWork {
  /** Stable: it is stored. `ORDER_IMPORT`. */
  readonly kind: string;
  /** Must be able to go on where an earlier run was cut off. A thrown error is recorded and tried again later. */
  run(job: JobRun): Promise<void>;
  /** The job failed for good: tell whoever waits for it. May be called more than once. */
  abandoned(id: string): Promise<void>;
}

/** Another worker does this job by now. */
export class JobLost extends Error {
  override readonly name = 'JobLost';
}

/** Who does what. Filled in each lib's `onModuleInit`. */
@Injectable()
export class JobHandlers {
  private readonly handlers = new Map<string, LongWork>();

  /** @throws Error when the kind already has a handler */
  register(handler: LongWork): void {
    if (this.handlers.has(handler.kind)) throw new Error(`jobs of "${handler.kind}" have two handlers`);
    this.handlers.set(handler.kind, handler);
  }

  get(kind: string): LongWork | undefined {
    return this.handlers.get(kind);
  }
}
