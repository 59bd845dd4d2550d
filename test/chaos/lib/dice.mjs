/** Chance that can be thrown again: the same seed gives the same plan (mulberry32). */
export class Dice {
  constructor(seed) {
    this.state = seed >>> 0;
  }

  /** From 0 up to, and without, 1. */
  next() {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  chance(p) {
    return this.next() < p;
  }

  between(low, high) {
    return low + this.next() * (high - low);
  }

  whole(low, high) {
    return Math.floor(this.between(low, high + 1));
  }

  pick(values) {
    return values[Math.floor(this.next() * values.length)];
  }

  shuffle(values) {
    const all = [...values];
    for (let i = all.length - 1; i > 0; i--) {
      const j = Math.floor(this.next() * (i + 1));
      [all[i], all[j]] = [all[j], all[i]];
    }
    return all;
  }
}
