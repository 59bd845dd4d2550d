export interface Task {
  readonly at: Date;
  /** Drops out without a word when its moment has passed: what it was about has changed meanwhile. */
  readonly stillWanted: () => boolean;
  readonly run: () => Promise<void>;
}

/** What people mean to do, by product time; equal times in the order in which they were decided on. */
export class Agenda {
  private readonly tasks: Task[] = [];

  add(task: Task): void {
    let low = 0;
    let high = this.tasks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.tasks[middle]!.at <= task.at) low = middle + 1;
      else high = middle;
    }
    this.tasks.splice(low, 0, task);
  }

  /** When somebody acts next; null when nobody means to do anything. */
  next(): Date | null {
    while (this.tasks[0] && !this.tasks[0].stillWanted()) this.tasks.shift();
    return this.tasks[0]?.at ?? null;
  }

  /** Takes out what is due. */
  takeDue(now: Date): Task[] {
    const due: Task[] = [];
    while (this.tasks[0] && this.tasks[0].at <= now) {
      const task = this.tasks.shift()!;
      if (task.stillWanted()) due.push(task);
    }
    return due;
  }
}
