import fs from 'node:fs';

/** What the clients did and heard, one JSON line an event: invoke, then ok, fail or info (nobody knows). */
export class History {
  constructor(file) {
    this.stream = fs.createWriteStream(file);
    this.attempts = [];
    this.ops = [];
    this.races = [];
  }

  invoke(attempt) {
    attempt.invokedAt = Date.now();
    this.attempts.push(attempt);
    this.write({ type: 'invoke', ...attempt });
  }

  complete(attempt, outcome) {
    Object.assign(attempt, outcome, { completedAt: Date.now() });
    this.write({ ...attempt, type: outcome.type });
  }

  write(line) {
    this.stream.write(`${JSON.stringify(line)}\n`);
  }

  close() {
    return new Promise((resolve) => this.stream.end(resolve));
  }
}
