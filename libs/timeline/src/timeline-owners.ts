import { Injectable } from '@nestjs/common';

/** A lib that keeps the heads of its subjects' chains on rows of its own. */
export interface TimelineOwner {
  readonly subjectType: string;
  /**
   * A SELECT without parameters giving `subject_id, street_id, seq, hash` of every subject: SQL rather than a callback, so
   * that the audit sees heads and entries in one snapshot while orders go on moving.
   */
  readonly headsSql: string;
}

/** Where owners make themselves known at boot, in `onModuleInit`. */
@Injectable()
export class TimelineOwners {
  private readonly owners = new Map<string, TimelineOwner>();

  register(owner: TimelineOwner): void {
    if (this.owners.has(owner.subjectType)) throw new Error(`${owner.subjectType} has two timeline owners`);
    this.owners.set(owner.subjectType, owner);
  }

  all(): readonly TimelineOwner[] {
    return [...this.owners.values()];
  }
}
