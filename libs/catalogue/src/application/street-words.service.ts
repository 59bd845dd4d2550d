import { Inject, Injectable } from '@nestjs/common';
import { err, ok, type Clock, type Ids, type PersonActor, type Refusal, type Result } from '#libs/kernel';
import { OrganizationDirectory, type OrganizationFacts } from '#libs/organizations';
import { CLOCK, ForbiddenError, IDS, UnitOfWork, type PageRequest } from '#libs/platform';
import {
  keepsStreetWords,
  STREET_WORDS_AT_MOST,
  streetWordsRefusals as refusals,
  TEACHABLE,
  type StreetWords,
} from '../domain/street-words';
import { cleanText, substanceOf } from '../words/clean-text';
import { PlainWordsService } from '../words/plain-words.service';
import { insertRow } from './row-writes';

export interface AddStreetWords {
  readonly streetId: string;
  readonly target: string;
  readonly utterance: string;
}

/** Characters; the table holds no more. */
const UTTERANCE_AT_MOST = 200;
const COLUMNS = 'id, street_id AS "streetId", target, utterance, created_at AS "createdAt"';

/** A street teaches the matcher how people there say things. Heard at once here, within a minute by other processes. */
@Injectable()
export class StreetWordsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly words: PlainWordsService,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  /** The same sentence for the same target again answers the entry that is there. @throws ForbiddenError */
  async add(actor: PersonActor, input: AddStreetWords): Promise<Result<StreetWords, Refusal>> {
    const street = await this.street(input.streetId);
    if (!street) return err(refusals.streetUnknown);
    if (!keepsStreetWords(actor, street.path)) throw new ForbiddenError();
    // compatibility spelling may make it longer
    const utterance = [...cleanText(input.utterance)].slice(0, UTTERANCE_AT_MOST).join('');
    const target = input.target.trim();
    if (substanceOf(utterance).length < 2) return err(refusals.tooShort);
    const added = await this.unitOfWork.atomic<Result<StreetWords, Refusal>>(async (tx) => {
      const [read] = await tx.query<{ before: StreetWords | null; count: number; hasItem: boolean }>(
        `SELECT (SELECT to_jsonb(w) FROM (SELECT ${COLUMNS} FROM street_words
                  WHERE street_id = $1 AND utterance = $2) w) AS before,
                (SELECT count(*)::int FROM street_words WHERE street_id = $1) AS count,
                EXISTS (SELECT 1 FROM service_items WHERE street_id = $1 AND name_zh = $3) AS "hasItem"`,
        [street.id, utterance, target],
      );
      const { before, count, hasItem } = read!;
      if (before) {
        if (before.target !== target) return err(refusals.takenOtherwise);
        return ok({ ...before, createdAt: new Date(before.createdAt) });
      }
      if (!hasItem && !TEACHABLE.some((advice) => advice === target)) return err(refusals.targetUnknown);
      if (count >= STREET_WORDS_AT_MOST) return err(refusals.tooMany);
      const createdAt = this.clock.now();
      const entry: StreetWords = { id: this.ids.uuid(), streetId: street.id, target, utterance, createdAt };
      tx.write(
        insertRow('street_words', {
          id: entry.id,
          street_id: street.id,
          target,
          utterance,
          created_by: actor.personId,
          created_at: createdAt,
        }),
      );
      return ok(entry);
    });
    if (added.ok) this.words.forget(street.id);
    return added;
  }

  /** A second removal is refused, so a retry does no harm. @throws ForbiddenError */
  async remove(actor: PersonActor, id: string): Promise<Result<StreetWords, Refusal>> {
    const removed = await this.unitOfWork.atomic<Result<StreetWords, Refusal>>(async (tx) => {
      const [entry] = await tx.query<StreetWords>(`SELECT ${COLUMNS} FROM street_words WHERE id = $1`, [id]);
      if (!entry) return err(refusals.notFound);
      const street = await this.street(entry.streetId);
      if (!street || !keepsStreetWords(actor, street.path)) throw new ForbiddenError();
      tx.write({ text: 'DELETE FROM street_words WHERE id = $1', values: [id], expectRows: 1 });
      return ok(entry);
    });
    if (removed.ok) this.words.forget(removed.value.streetId);
    return removed;
  }

  /** Newest first. @throws ForbiddenError */
  async list(actor: PersonActor, streetId: string, page: PageRequest): Promise<StreetWords[]> {
    const street = await this.street(streetId);
    if (!street || !keepsStreetWords(actor, street.path)) throw new ForbiddenError();
    return this.unitOfWork.atomic((tx) =>
      tx.query<StreetWords>(
        `SELECT ${COLUMNS} FROM street_words
          WHERE street_id = $1 AND ($2::timestamptz IS NULL OR (created_at, id) < ($2, $3::uuid))
          ORDER BY created_at DESC, id DESC LIMIT $4`,
        [street.id, page.after?.createdAt ?? null, page.after?.id ?? null, page.limit],
      ),
    );
  }

  private async street(id: string): Promise<OrganizationFacts | null> {
    const organization = await this.organizations.byId(id);
    return organization?.kind === 'STREET' ? organization : null;
  }
}
