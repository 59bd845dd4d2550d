/** Product time. In production the database's clock; in tests and the demonstration one that can be moved. */
export interface Clock {
  now(): Date;
}

/** A clock that stands still until it is moved. For tests. */
export class FakeClock implements Clock {
  constructor(private current: Date) {}

  now(): Date {
    return new Date(this.current);
  }

  /** Moves forward by `ms` milliseconds. */
  advance(ms: number): void {
    this.current = new Date(this.current.getTime() + ms);
  }

  set(instant: Date): void {
    this.current = new Date(instant);
  }
}
