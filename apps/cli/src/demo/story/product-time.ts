import type { Pool } from 'pg';

interface Movable {
  setClock(to: { scale: number; anchorApp?: Date }): Promise<void>;
  jumpTo(at: Date): Promise<void>;
  reset(): Promise<void>;
}

/** Product time and what waits for it, straight from the database: the director's view of the stage. */
export class ProductTime {
  constructor(
    private readonly pool: Pool,
    private readonly clock: Movable,
  ) {}

  /** Stops product time at a moment; from here on only `jumpTo` moves it. */
  async stopAt(at: Date): Promise<void> {
    await this.clock.setClock({ scale: 0, anchorApp: at });
  }

  async now(): Promise<Date> {
    const { rows } = await this.pool.query<{ now: Date }>('SELECT app_now() AS now');
    return rows[0]!.now;
  }

  async jumpTo(at: Date): Promise<void> {
    await this.clock.jumpTo(at);
  }

  async reset(): Promise<void> {
    await this.clock.reset();
  }

  async nextTimer(): Promise<Date | null> {
    const { rows } = await this.pool.query<{ at: Date | null }>(
      `SELECT min(due_at) AS at FROM timers WHERE state = 'ARMED'`,
    );
    return rows[0]!.at;
  }

  /** What is still to be done now: due timers, events not relayed, deliveries not heard. Empty when all is at rest. */
  async open(): Promise<string> {
    const { rows } = await this.pool.query<{ open: string }>({ name: 'story_open', text: OPEN });
    return rows[0]!.open;
  }

  /** Waits until somebody else (the worker) has brought everything to rest. @throws Error naming what never came to rest */
  async settled(patienceMs = 60_000): Promise<void> {
    const deadline = performance.now() + patienceMs;
    for (let pause = 2; ; pause = Math.min(pause * 2, 25)) {
      const open = await this.open();
      if (open === '') return;
      if (performance.now() > deadline) throw new Error(`not at rest after ${patienceMs / 1000} s: ${open}`);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

const OPEN = `
SELECT concat_ws(', ',
  (SELECT 'events to relay: ' || count(*) FROM outbox_events WHERE relayed_at IS NULL HAVING count(*) > 0),
  (SELECT string_agg(DISTINCT 'delivery to ' || consumer || coalesce(' (' || last_error || ')', ''), ', ')
     FROM event_deliveries WHERE done_at IS NULL),
  (SELECT string_agg(DISTINCT 'timer ' || kind || coalesce(' (' || last_error || ')', ''), ', ')
     FROM timers WHERE state = 'ARMED' AND due_at <= app_now())) AS open`;
