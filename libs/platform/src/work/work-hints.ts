import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { WriteStatement } from '../database/combined-statement';
import { DatabaseClock } from '../database/database-clock';
import { DatabaseListener } from '../database/database-listener';
import { UnitOfWork } from '../database/unit-of-work';
import { OUTBOX_INSERT } from '../outbox/outbox-write';
import { TIMER_ARM } from '../timers/timer-writes';

/** Events were written, or a timer that falls due before anybody would look for it. */
export type WorkKind = 'events' | 'timers';

const CHANNEL: Record<WorkKind, string> = { events: 'outbox_hint', timers: 'timer_hint' };
/** One hint at most per this many ms: a NOTIFY takes a lock that all commits with one share. */
const EVERY_MS = 40;
/** A timer that is armed for later than so many real ms ahead is found by the waker's own rounds. */
const SOON_MS = 3000;

interface Hint {
  readonly callbacks: Set<() => void>;
  pending: NodeJS.Timeout | null;
  toldAt: number;
}

const quiet = (): Hint => ({ callbacks: new Set(), pending: null, toldAt: -Infinity });

/**
 * Tells the worker that there is something to do, so that it need not poll often. After the commit and outside of it:
 * a NOTIFY in a command's transaction halves the throughput (architecture §2). A lost hint costs a poll's delay.
 */
@Injectable()
export class WorkHints implements OnModuleInit, OnApplicationShutdown {
  private readonly hints: Record<WorkKind, Hint> = { events: quiet(), timers: quiet() };

  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(DatabaseListener) private readonly listener: DatabaseListener,
    @Inject(DatabaseClock) private readonly clock: DatabaseClock,
  ) {}

  onModuleInit(): void {
    this.unitOfWork.onCommitted((writes) => {
      if (writes.some(({ text }) => text === OUTBOX_INSERT)) this.hint('events');
      if (writes.some((write) => write.text === TIMER_ARM && this.isSoon(write))) this.hint('timers');
    });
  }

  /** Hears hints of this process and of all others. For relays and wakers. */
  async onHint(kind: WorkKind, callback: () => void): Promise<void> {
    const { callbacks } = this.hints[kind];
    const isFirst = callbacks.size === 0;
    callbacks.add(callback);
    if (isFirst) await this.listener.listen(CHANNEL[kind], () => this.tell(kind));
  }

  /** The first of a quiet moment goes out at once, those of a busy one together. */
  hint(kind: WorkKind): void {
    const hint = this.hints[kind];
    // a process that works itself needs no round trip to wake up
    if (hint.callbacks.size > 0) return this.tell(kind);
    hint.pending ??= setTimeout(
      () => {
        hint.pending = null;
        hint.toldAt = performance.now();
        this.dataSource.query(`NOTIFY ${CHANNEL[kind]}`).catch(() => undefined);
      },
      Math.max(0, hint.toldAt + EVERY_MS - performance.now()),
    );
  }

  onApplicationShutdown(): void {
    for (const { pending } of Object.values(this.hints)) if (pending) clearTimeout(pending);
  }

  private tell(kind: WorkKind): void {
    for (const callback of this.hints[kind].callbacks) callback();
  }

  private isSoon({ values }: WriteStatement): boolean {
    const soon = this.clock.now().getTime() + SOON_MS * this.clock.scale;
    const rows = JSON.parse(String(values[0])) as { due_at: string }[];
    return rows.some((row) => Date.parse(row.due_at) <= soon);
  }
}
