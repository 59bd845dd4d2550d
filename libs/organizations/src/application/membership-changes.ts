import { Injectable } from '@nestjs/common';

/** Told after the commit; null when roles may have changed for anybody (an organisation moved or ended). */
export type MembershipListener = (personId: string | null) => void;

/** Lets whoever caches roles in this process drop them at once. Other processes see the change within five seconds. */
@Injectable()
export class MembershipChanges {
  private readonly listeners = new Set<MembershipListener>();

  onChange(listener: MembershipListener): void {
    this.listeners.add(listener);
  }

  announce(personId: string | null): void {
    for (const listener of this.listeners) listener(personId);
  }
}
