import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#libs/platform';
import { cleanText } from './clean-text';
import { shippedExamples, type Example } from './examples';
import { PlainWords, type ShelfItem } from './plain-words';
import type { Reading } from './reading';
import { RecentlyUsed } from './recently-used';
import { Signs, type Sign } from './signs';

/** How old a street's index may be, ms of machine time: a change of the shelf is matched within a minute. */
const FRESH_MS = 60_000;

/** Indexes kept at once, some 60 MB each: an API starts with 512 MB (docs/operations.md). */
const KEPT = 5;

/** What a street offers and how its people talk. */
interface Shelf {
  /** With their names for ids. */
  readonly items: readonly ShelfItem[];
  readonly taught: readonly Example[];
  readonly fingerprint: string;
  readonly idOf: ReadonlyMap<string, string>;
}

/**
 * Understands plain words against a street's own shelf and vocabulary. An index is built when first asked for and knows
 * services by their names, which are unique on a shelf: streets that offer the same share it. The caller sees to it that the
 * street exists.
 */
@Injectable()
export class PlainWordsService {
  private readonly signs = new Signs();
  private readonly shipped = shippedExamples();
  private readonly indexes = new RecentlyUsed<PlainWords>(KEPT);
  private readonly streets = new Map<string, { freshUntil: number; shelf: Promise<Shelf> }>();

  constructor(private readonly unitOfWork: UnitOfWork) {}

  async read(streetId: string, text: string): Promise<Reading> {
    const { items, taught, fingerprint, idOf } = await this.shelfOf(streetId);
    const words = await this.indexes.get(fingerprint, () =>
      PlainWords.learn(this.signs, items, [...this.shipped, ...taught]),
    );
    return withIds(words.read(text), idOf);
  }

  /** Signs of danger alone: the same rule in a fraction of the time, for who chose a service and adds a few words. */
  dangerIn(text: string): Sign | null {
    return this.signs.find(cleanText(text));
  }

  /** The street's shelf or vocabulary has changed: look again at the next question. */
  forget(streetId: string): void {
    const street = this.streets.get(streetId);
    if (street) street.freshUntil = 0;
  }

  private async shelfOf(streetId: string): Promise<Shelf> {
    const street = this.streets.get(streetId);
    if (street && performance.now() < street.freshUntil) return street.shelf;
    const next = { freshUntil: performance.now() + FRESH_MS, shelf: this.readShelf(streetId) };
    this.streets.set(streetId, next);
    try {
      return await next.shelf;
    } catch (error) {
      // the next question tries again
      if (this.streets.get(streetId) === next) this.streets.delete(streetId);
      throw error;
    }
  }

  private async readShelf(streetId: string): Promise<Shelf> {
    const { items, taught } = await this.unitOfWork.atomic(async (tx) => ({
      items: await tx.query<ShelfItem>(
        `SELECT id, name_zh AS "nameZh", description_zh AS "descriptionZh", category_id AS "categoryId"
           FROM service_items WHERE street_id = $1 AND status = 'ON_SHELF' ORDER BY name_zh`,
        [streetId],
      ),
      taught: await tx.query<Example>(
        'SELECT target, utterance FROM street_words WHERE street_id = $1 ORDER BY id',
        [streetId],
      ),
    }));
    const named = items.map((item) => ({ ...item, id: item.nameZh }));
    return {
      items: named,
      taught,
      fingerprint: JSON.stringify([named, taught]),
      idOf: new Map(items.map(({ nameZh, id }) => [nameZh, id])),
    };
  }
}

/** The index speaks of names; the street knows its services by id. */
const withIds = (reading: Reading, idOf: ReadonlyMap<string, string>): Reading => ({
  ...reading,
  needs: reading.needs.map((need) => ({
    ...need,
    suggestions: need.suggestions.map((one) => ({ ...one, itemId: idOf.get(one.itemId)! })),
  })),
});
