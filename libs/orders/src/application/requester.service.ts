import { Injectable } from '@nestjs/common';
import type { PersonActor, Refusal, Result } from '#libs/kernel';
import { err, holdsRole, ok, text } from '#libs/kernel';
import type { OrganizationFacts } from '#libs/organizations';
import { CONSENT_VERSION, PeopleService } from '#libs/people';
import { ForbiddenError } from '#libs/platform';
import { placeRefusals, type PlaceOrder } from './place-order';

/** Finds out whom an order is for, and whether the actor may place it for that person. */
@Injectable()
export class RequesterService {
  constructor(private readonly people: PeopleService) {}

  /**
   * The person's id. A desk places for anybody of its community; a resident for himself, his household, or a relative
   * entered with how that person agreed (代亲友点单).
   * @throws ForbiddenError for people of another street
   */
  async resolve(
    actor: PersonActor,
    input: Pick<PlaceOrder, 'for' | 'channel'>,
    community: OrganizationFacts,
  ): Promise<Result<string, Refusal>> {
    const isDesk = holdsRole(
      actor,
      ['COMMUNITY_DESK', 'COMMUNITY_SECRETARY', 'STREET_OFFICER'],
      community.path,
    );
    if (actor.streetId !== community.streetId && !isDesk) {
      throw new ForbiddenError(
        text('您不属于这个街道，不能在这里下单。', 'You do not belong to this street.'),
        text(
          '请在您居住的街道下单，或打社区电话。',
          'Place the order in your own street, or phone the community.',
        ),
      );
    }
    switch (input.for.kind) {
      case 'SELF':
        return ok(actor.personId);
      case 'PERSON':
        return this.onFile(actor, input.for.personId, community, isDesk);
      case 'NEW_PERSON': {
        const { name, phone, address, consentEvidence } = input.for;
        const registered = await this.people.findOrRegister({
          streetId: community.streetId!,
          communityId: community.id,
          name,
          phone,
          address,
          registeredBy: actor.personId,
          consent: {
            purpose: 'SERVICE',
            version: CONSENT_VERSION,
            channel: input.channel,
            evidence: consentEvidence,
          },
        });
        return registered.ok ? ok(registered.value.personId) : registered;
      }
    }
  }

  private async onFile(
    actor: PersonActor,
    personId: string,
    community: OrganizationFacts,
    isDesk: boolean,
  ): Promise<Result<string, Refusal>> {
    const person = (await this.people.factsOf([personId])).get(personId);
    if (person?.status !== 'ACTIVE' || person.streetId !== community.streetId)
      return err(placeRefusals.personUnknown);
    if (isDesk || (await this.people.householdOf(actor.personId)).has(personId)) return ok(personId);
    return err(placeRefusals.personUnknown);
  }
}
