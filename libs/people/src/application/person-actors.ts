import { Injectable } from '@nestjs/common';
import type { PersonActor } from '#libs/kernel';
import { MembershipDirectory } from '#libs/organizations';
import { PeopleService } from './people.service';

/** No account and no session: the person is not there. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/**
 * The person on whose word work goes on after he has left: an import, an export. With the roles he holds at that moment,
 * so that what he may no longer do is not done in his name either.
 */
@Injectable()
export class PersonActors {
  constructor(
    private readonly people: PeopleService,
    private readonly memberships: MembershipDirectory,
  ) {}

  /** Null when there is no such person any more. */
  async of(personId: string): Promise<PersonActor | null> {
    const streetId = await this.people.streetOf(personId);
    if (streetId === undefined) return null;
    const grants = await this.memberships.grantsOf(personId);
    return { kind: 'PERSON', personId, accountId: NOBODY, sessionId: NOBODY, streetId, grants };
  }
}
