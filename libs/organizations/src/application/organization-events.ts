import { Inject, Injectable } from '@nestjs/common';
import type { Clock, DomainEvent, Ids, PersonActor } from '#libs/kernel';
import { CLOCK, IDS, outboxWrite, type WriteStatement } from '#libs/platform';

/** The events this lib leaves behind; ids and codes only. */
export type OrganizationEventType =
  | 'OrganizationCreated'
  | 'OrganizationRenamed'
  | 'OrganizationMoved'
  | 'OrganizationActivated'
  | 'OrganizationDeactivated'
  | 'OrganizationPaused'
  | 'OrganizationResumed'
  | 'OrganizationLimitsChanged'
  | 'JointBodyMemberAdded'
  | 'JointBodyMemberRemoved'
  | 'RoleGranted'
  | 'RoleEnded'
  | 'RoleDelegated'
  | 'DelegationEnded'
  | 'JoinRequested'
  | 'JoinDecided'
  | 'StreetSettingsChanged'
  | 'CalendarChanged';

/** Writes this lib's events into the outbox of the unit at hand. */
@Injectable()
export class OrganizationEvents {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  /** `owner`: the street, or the organisation of the district that stands in for one. */
  write(
    type: OrganizationEventType,
    actor: PersonActor,
    subjects: readonly { readonly subjectId: string; readonly owner: string }[],
    payload: object = {},
  ): WriteStatement {
    const occurredAt = this.clock.now();
    return outboxWrite(
      subjects.map(({ subjectId, owner }): DomainEvent => ({
        id: this.ids.uuid(),
        type,
        streetId: owner,
        subjectId,
        occurredAt,
        payload: { ...payload, byPersonId: actor.personId },
      })),
    );
  }
}
