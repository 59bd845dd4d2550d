/** Keeps the values asked for last, so many of them; makes one anew when it is asked for again after it was dropped. */
export class RecentlyUsed<Value> {
  private readonly kept = new Map<string, Promise<Value>>();

  constructor(private readonly most: number) {}

  /** Whoever asks while it is being made waits for the same one. What could not be made is not kept. */
  get(key: string, make: () => Promise<Value>): Promise<Value> {
    const value = this.kept.get(key) ?? make();
    this.kept.delete(key);
    this.kept.set(key, value); // a Map remembers the order: the oldest comes first
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= this.most) break;
      this.kept.delete(oldest);
    }
    value.catch(() => this.kept.get(key) === value && this.kept.delete(key));
    return value;
  }
}
