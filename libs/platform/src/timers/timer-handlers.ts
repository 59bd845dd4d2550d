import { Injectable } from '@nestjs/common';
import type { TimerRef } from './timer-writes';

export interface DueTimer extends TimerRef {
  readonly streetId: string;
}

/** Does what a deadline of one subject type calls for, with `settleTimer` among its writes. */
export interface TimerHandler {
  readonly subjectType: string;
  /**
   * Opens one unit of work: asks `timerIsDue`, does what is to be done, settles. When there is nothing left to do it still
   * settles with `nextDueAt: null`. A thrown error is recorded and tried again later.
   */
  fire(timer: DueTimer): Promise<void>;
}

/** Who fires what. Filled in each lib's `onModuleInit`. */
@Injectable()
export class TimerHandlers {
  private readonly handlers = new Map<string, TimerHandler>();

  /** @throws Error when the subject type already has a handler. */
  register(handler: TimerHandler): void {
    if (this.handlers.has(handler.subjectType)) {
      throw new Error(`timers of "${handler.subjectType}" have two handlers`);
    }
    this.handlers.set(handler.subjectType, handler);
  }

  get(subjectType: string): TimerHandler | undefined {
    return this.handlers.get(subjectType);
  }
}
