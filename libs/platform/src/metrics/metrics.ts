import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

export type TimerSource = 'bullmq' | 'sweeper';
/** `done`: it fired; `stale`: somebody else had been there or it was disarmed; `early`: not due by the database's clock. */
export type TimerOutcome = 'done' | 'stale' | 'early' | 'failed';

/** The process's Prometheus registry and what the platform counts. Labels are codes from the source, never data. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();

  readonly eventsRelayed = new Counter({
    name: 'outbox_events_relayed_total',
    help: 'Events taken from the outbox',
    registers: [this.registry],
  });
  readonly deliveries = new Counter({
    name: 'event_deliveries_total',
    help: 'Deliveries tried, by consumer and outcome (done, repeated, failed)',
    labelNames: ['consumer', 'outcome'] as const,
    registers: [this.registry],
  });
  readonly timerFires = new Counter({
    name: 'timer_fires_total',
    help: 'Timers looked at, by who brought them and outcome',
    labelNames: ['source', 'outcome'] as const,
    registers: [this.registry],
  });
  readonly timerLateness = new Histogram({
    name: 'timer_lateness_seconds',
    help: 'Real seconds between due and fired',
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 30, 60, 300],
    registers: [this.registry],
  });
  readonly repairs = new Counter({
    name: 'repairs_total',
    help: 'What a sweeper had to mend: delivery_resent, delivery_dead, timer_unhinted, timer_swept',
    labelNames: ['kind'] as const,
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }
}
