/** A bounded number of things under way. One that hangs keeps its own place busy and no other. */
export class Slots {
  private readonly running = new Set<Promise<void>>();

  /** @param onFree called whenever a place becomes free */
  constructor(
    private readonly size: number,
    private readonly onFree: () => void,
  ) {}

  get free(): number {
    return this.size - this.running.size;
  }

  /** `work` must not throw. */
  run(work: () => Promise<void>): void {
    const run: Promise<void> = work().finally(() => {
      this.running.delete(run);
      this.onFree();
    });
    this.running.add(run);
  }

  /** Resolves when all that runs now has ended, at the latest after `patienceMs`. */
  async idle(patienceMs: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const expired = new Promise((resolve) => (timer = setTimeout(resolve, patienceMs)));
    await Promise.race([Promise.all(this.running), expired]);
    clearTimeout(timer);
  }
}
