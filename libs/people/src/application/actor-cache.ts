import { Injectable } from '@nestjs/common';
import type { PersonActor } from '#libs/kernel';

/** How old an answer may be; what changes in this process is seen at once. */
const FRESH_MS = 5_000;
const MAX_ENTRIES = 20_000;

interface Entry {
  readonly freshUntil: number;
  readonly actor: Promise<PersonActor | null>;
}

/** Who is behind a session, kept for five seconds. */
@Injectable()
export class ActorCache {
  private entries = new Map<string, Entry>();

  get(sessionId: string, load: () => Promise<PersonActor | null>): Promise<PersonActor | null> {
    // machine time: the age of a cache has nothing to do with product time
    const now = performance.now();
    const known = this.entries.get(sessionId);
    if (known && now < known.freshUntil) return known.actor;
    if (this.entries.size >= MAX_ENTRIES) this.entries.clear();
    const actor = load();
    const entry = { freshUntil: now + FRESH_MS, actor };
    this.entries.set(sessionId, entry);
    actor.catch(() => {
      // a failure must not be remembered
      if (this.entries.get(sessionId) === entry) this.entries.delete(sessionId);
    });
    return actor;
  }

  dropSession(sessionId: string): void {
    this.entries.delete(sessionId);
  }

  /** After a change of roles or persons: they are seldom, so nothing is spared. */
  dropAll(): void {
    this.entries.clear();
  }
}
