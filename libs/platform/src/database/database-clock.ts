import { Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { Clock } from '#libs/kernel';
import type { DatabaseListener } from './database-listener';

/** What product time is made of; see migration 0001. */
interface Anchors {
  readonly version: number;
  /** Database time in ms; null while product time is database time. */
  readonly anchorReal: number | null;
  readonly anchorApp: number | null;
  readonly scale: number;
}

const UNDEFINED_TABLE = '42P01';
const REFRESH_MS = 1000;
/** After this long even a slow measurement replaces an old one: clocks drift. */
const STALE_MS = 10_000;

/**
 * Product time without a round trip per question. The local clock is not trusted: only its monotonic part is used, and
 * its distance to the database's clock is measured every second, taking half the round trip into account.
 */
export class DatabaseClock implements Clock, OnModuleInit, OnApplicationShutdown {
  private readonly log = new Logger(DatabaseClock.name);
  private anchors: Anchors | null = null;
  /** Database time minus this process's monotonic time, ms. */
  private offset = 0;
  private offsetError = Infinity;
  private measuredAt = -Infinity;
  private last = -Infinity;
  private timer: NodeJS.Timeout | undefined;
  private readonly changed = new Set<() => void>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly listener: DatabaseListener,
  ) {}

  /**
   * A clock that can be asked at once.
   * @throws Error with the way out when the database was never migrated
   */
  static async read(dataSource: DataSource, listener: DatabaseListener): Promise<DatabaseClock> {
    const clock = new DatabaseClock(dataSource, listener);
    try {
      await clock.refresh();
      return clock;
    } catch (error) {
      if ((error as { code?: string }).code !== UNDEFINED_TABLE) throw error;
      throw new Error(
        'The database has no schema yet: run the command "migrate" first (npm start does). · ' +
          '数据库尚未初始化：请先执行 migrate 命令（npm start 会自动执行）。',
        { cause: error },
      );
    }
  }

  async onModuleInit(): Promise<void> {
    await this.listener.listen('clock', () => void this.refreshQuietly());
    this.listener.onReconnected(() => void this.refreshQuietly());
    this.timer = setInterval(() => void this.refreshQuietly(), REFRESH_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  now(): Date {
    if (!this.anchors) throw new Error('DatabaseClock was asked before it had read the database');
    const real = performance.now() + this.offset;
    const { anchorReal, anchorApp, scale } = this.anchors;
    const product = anchorReal === null ? real : anchorApp! + (real - anchorReal) * scale;
    // a better measurement must not make time run backwards between two events
    this.last = Math.max(this.last, product);
    return new Date(Math.floor(this.last));
  }

  /** Product milliseconds per real millisecond. */
  get scale(): number {
    return this.anchors?.scale ?? 1;
  }

  /** Called after the product clock was moved or its scale changed. */
  onChanged(callback: () => void): void {
    this.changed.add(callback);
  }

  async refresh(): Promise<void> {
    const before = performance.now();
    const [row] = await this.dataSource.query<AnchorRow[]>(READ_CLOCK);
    const after = performance.now();
    if (!row) throw new Error('app_clock is empty: run the migrations');
    this.measure(Number(row.real_ms), before, after);
    const moved = this.anchors !== null && this.anchors.version !== row.version;
    if (moved || !this.anchors) {
      this.last = -Infinity;
      this.anchors = {
        version: row.version,
        anchorReal: row.anchor_real_ms === null ? null : Number(row.anchor_real_ms),
        anchorApp: row.anchor_app_ms === null ? null : Number(row.anchor_app_ms),
        scale: row.scale,
      };
    }
    if (moved) for (const callback of this.changed) callback();
  }

  private measure(databaseMs: number, before: number, after: number): void {
    const error = (after - before) / 2;
    const isStale = after - this.measuredAt > STALE_MS;
    if (error > this.offsetError * 2 && !isStale) return;
    this.offset = databaseMs - (before + after) / 2;
    this.offsetError = error;
    this.measuredAt = after;
  }

  private async refreshQuietly(): Promise<void> {
    try {
      await this.refresh();
    } catch (error) {
      // the last measurement goes on being good enough; the database's health is reported elsewhere
      this.log.debug(`clock not refreshed: ${(error as { code?: string }).code ?? (error as Error).name}`);
    }
  }
}

interface AnchorRow {
  real_ms: string;
  anchor_real_ms: string | null;
  anchor_app_ms: string | null;
  scale: number;
  version: number;
}

const READ_CLOCK = `
SELECT extract(epoch FROM clock_timestamp()) * 1000 AS real_ms,
  extract(epoch FROM anchor_real) * 1000 AS anchor_real_ms,
  extract(epoch FROM anchor_app) * 1000 AS anchor_app_ms, scale, version
FROM app_clock`;
