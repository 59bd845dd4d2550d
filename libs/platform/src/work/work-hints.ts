import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { WriteStatement } from '../database/combined-statement';
import { DatabaseListener } from '../database/database-listener';
import { UnitOfWork } from '../database/unit-of-work';
import { OUTBOX_INSERT } from '../outbox/outbox-write';
import { TIMER_ARM } from '../timers/timer-writes';

const CHANNEL = 'outbox_hint';
/** One hint at most per this many ms: a NOTIFY takes a lock that all commits with one share. */
const EVERY_MS = 25;

/**
 * Tells the worker that there is something to do, so that it need not poll often. After the commit and outside of it:
 * a NOTIFY in a command's transaction halves the throughput (architecture §2). A lost hint costs a poll's delay.
 */
@Injectable()
export class WorkHints implements OnModuleInit, OnApplicationShutdown {
  private readonly hinted = new Set<() => void>();
  private pending: NodeJS.Timeout | null = null;

  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(DatabaseListener) private readonly listener: DatabaseListener,
  ) {}

  onModuleInit(): void {
    this.unitOfWork.onCommitted((writes) => {
      if (writes.some(isWork)) this.hint();
    });
  }

  /** Hears hints of this process and of all others. For relays and wakers. */
  async onHint(callback: () => void): Promise<void> {
    const isFirst = this.hinted.size === 0;
    this.hinted.add(callback);
    if (isFirst) await this.listener.listen(CHANNEL, () => this.tell());
  }

  hint(): void {
    // a process that works itself needs no round trip to wake up
    if (this.hinted.size > 0) return this.tell();
    this.pending ??= setTimeout(() => {
      this.pending = null;
      this.dataSource.query(`NOTIFY ${CHANNEL}`).catch(() => undefined);
    }, EVERY_MS);
  }

  onApplicationShutdown(): void {
    if (this.pending) clearTimeout(this.pending);
  }

  private tell(): void {
    for (const callback of this.hinted) callback();
  }
}

const isWork = ({ text }: WriteStatement) => text === OUTBOX_INSERT || text === TIMER_ARM;
