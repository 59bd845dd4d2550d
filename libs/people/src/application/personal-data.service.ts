import { Inject, Injectable } from '@nestjs/common';
import { err, ok, type Clock, type Ids, type PersonActor, type Refusal, type Result } from '#libs/kernel';
import { MembershipService } from '#libs/organizations';
import { CLOCK, DISTRICT, IDS, outboxWrite, UnitOfWork, type TransactionTx } from '#libs/platform';
import { PERSON_NOT_FOUND } from '../domain/refusals';
import { ActorCache } from './actor-cache';
import { PeopleService } from './people.service';
import { PersonDataSources } from './person-data-sources';

/** A person's rights over what is kept about him: a copy, and deletion (个人信息保护法 45, 47). */
@Injectable()
export class PersonalData {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly people: PeopleService,
    private readonly memberships: MembershipService,
    private readonly sources: PersonDataSources,
    private readonly actors: ActorCache,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  /** Everything kept about the person, as JSON: his own details in clear, others by what they did, not who they are. */
  async exportOf(personId: string): Promise<string> {
    const [facts, contact, own, ...others] = await Promise.all([
      this.people.factsOf([personId]),
      this.people.contactOf(personId),
      this.ownRecords(personId),
      ...this.sources.all().map(async (source) => [source.name, await source.export(personId)] as const),
    ]);
    const person = { ...facts.get(personId), ...contact };
    return JSON.stringify({ person, ...own, ...Object.fromEntries(others) }, null, 2);
  }

  /**
   * Takes out of the record who the person was. Ids, consents and reveals stay, because what was done must remain
   * answerable; they no longer lead to anybody. Signs out everywhere.
   */
  async erase(actor: PersonActor): Promise<Result<true, Refusal>> {
    const { personId } = actor;
    for (const source of this.sources.all()) {
      const refusal = await source.refuseErasure?.(personId);
      if (refusal) return err(refusal);
    }
    const outcome = await this.unitOfWork.transaction(async (tx): Promise<Result<true, Refusal>> => {
      const ended = await this.memberships.endAllOf(tx, personId);
      if (!ended.ok) return ended;
      for (const source of this.sources.all()) await source.erase(personId, tx);
      if (!(await this.anonymise(tx, personId))) return err(PERSON_NOT_FOUND);
      tx.write(
        outboxWrite([
          {
            id: this.ids.uuid(),
            type: 'PersonErased',
            streetId: actor.streetId ?? DISTRICT,
            subjectId: personId,
            occurredAt: this.clock.now(),
            payload: {},
          },
        ]),
      );
      return ok(true);
    });
    this.actors.dropAll();
    return outcome;
  }

  private async anonymise(tx: TransactionTx, personId: string): Promise<boolean> {
    // codes and messages to his number: before it is gone
    await tx.query(
      'DELETE FROM local_messages WHERE recipient_index = (SELECT phone_index FROM persons WHERE id = $1)',
      [personId],
    );
    await tx.query(
      'DELETE FROM one_time_codes WHERE phone_index = (SELECT phone_index FROM persons WHERE id = $1)',
      [personId],
    );
    const erased = await tx.query(
      `UPDATE persons SET status = 'ERASED', erased_at = app_now(), name_encrypted = NULL, phone_encrypted = NULL,
              phone_index = NULL, address_encrypted = NULL, address_index = NULL, birth_year = NULL,
              family_name_encrypted = NULL, family_phone_encrypted = NULL
        WHERE id = $1 AND status = 'ACTIVE' RETURNING 1`,
      [personId],
    );
    await tx.query('DELETE FROM relatives WHERE person_id = $1 OR relative_id = $1', [personId]);
    await tx.query(
      `UPDATE consents SET withdrawn_at = app_now() WHERE person_id = $1 AND withdrawn_at IS NULL`,
      [personId],
    );
    await tx.query(
      `UPDATE sessions SET revoked_at = now(), revoked_because = 'ERASED'
        WHERE person_id = $1 AND revoked_at IS NULL`,
      [personId],
    );
    await tx.query('UPDATE sessions SET device = NULL WHERE person_id = $1', [personId]);
    await tx.query('DELETE FROM second_factors WHERE person_id = $1', [personId]);
    const accounts = await tx.query<{ id: string }>(
      'DELETE FROM account_persons WHERE person_id = $1 RETURNING account_id AS id',
      [personId],
    );
    // an account without people is nothing but a phone; its sessions go with it
    await tx.query(
      `DELETE FROM accounts a WHERE a.id = ANY($1)
          AND NOT EXISTS (SELECT FROM account_persons ap WHERE ap.account_id = a.id)`,
      [accounts.map(({ id }) => id)],
    );
    return erased.length === 1;
  }

  private async ownRecords(personId: string): Promise<object> {
    return this.unitOfWork.atomic(async (tx) => {
      const consents = await tx.query(
        `SELECT purpose, version, channel, evidence, given_at AS "givenAt", withdrawn_at AS "withdrawnAt"
           FROM consents WHERE person_id = $1 ORDER BY given_at`,
        [personId],
      );
      const reveals = await tx.query(
        `SELECT at, reason, order_id AS "orderId" FROM reveals WHERE person_id = $1 ORDER BY at`,
        [personId],
      );
      const sessions = await tx.query(
        `SELECT device, created_at AS "createdAt", last_seen_at AS "lastSeenAt", revoked_at AS "revokedAt"
           FROM sessions WHERE person_id = $1 ORDER BY created_at`,
        [personId],
      );
      const relatives = await tx.query(
        `SELECT relative_id AS "relativeId", relation, created_at AS "createdAt" FROM relatives
          WHERE person_id = $1 ORDER BY created_at`,
        [personId],
      );
      const memberships = await this.memberships.historyOf(personId);
      return { consents, reveals, sessions, relatives, memberships };
    });
  }
}
