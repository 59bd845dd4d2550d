import { v7 } from 'uuid';
import type { Random } from './random';

/** A source of identifiers. */
export interface Ids {
  /** A UUIDv7, lower case: begins with the time, so that rows sort by age. */
  uuid(): string;
}

/**
 * UUIDv7 from an injected time (milliseconds since 1970) and injected chance. Within one millisecond, or when the time
 * steps back, ids still ascend: a counter goes on from the last one (RFC 9562 §6.2, method 2).
 */
export class UuidV7Ids implements Ids {
  private lastMs = -1;
  private sequence = 0;

  constructor(
    private readonly nowMs: () => number,
    private readonly random: Pick<Random, 'bytes'>,
  ) {}

  uuid(): string {
    const random = this.random.bytes(16);
    const now = Math.floor(this.nowMs());
    if (now > this.lastMs) {
      this.lastMs = now;
      this.sequence = firstSequence(random);
    } else {
      // begins below 2³¹ and has 32 bits, so it cannot run over within a millisecond
      this.sequence++;
    }
    return v7({ msecs: this.lastMs, seq: this.sequence, random });
  }
}

/** 31 random bits; the top bit stays free for counting up. */
function firstSequence(random: Uint8Array): number {
  return ((random[6]! & 0x7f) << 24) | (random[7]! << 16) | (random[8]! << 8) | random[9]!;
}
