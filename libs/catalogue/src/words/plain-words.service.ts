import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#libs/platform';
import { shippedExamples } from './examples';
import { PlainWords } from './plain-words';
import type { Reading } from './reading';
import { Signs } from './signs';
import { WordIndex } from './word-index';

/** How old a street's index may be, ms of machine time: a change of the shelf is matched within a minute. */
const FRESH_MS = 60_000;

interface ShelfRow {
  readonly id: string;
  readonly nameZh: string;
  readonly descriptionZh: string;
  readonly categoryId: string;
}

/** Understands plain words against a street's own shelf. One index per street, built when first asked for. */
@Injectable()
export class PlainWordsService {
  private readonly signs = new Signs();
  private readonly streets = new Map<
    string,
    { freshUntil: number; fingerprint: string; words: PlainWords }
  >();

  constructor(private readonly unitOfWork: UnitOfWork) {}

  async read(streetId: string, text: string): Promise<Reading> {
    return (await this.wordsOf(streetId)).read(text);
  }

  private async wordsOf(streetId: string): Promise<PlainWords> {
    const known = this.streets.get(streetId);
    if (known && performance.now() < known.freshUntil) return known.words;
    const items = await this.unitOfWork.atomic((tx) =>
      tx.query<ShelfRow>(
        `SELECT id, name_zh AS "nameZh", description_zh AS "descriptionZh", category_id AS "categoryId"
           FROM service_items WHERE street_id = $1 AND status = 'ON_SHELF' ORDER BY id`,
        [streetId],
      ),
    );
    const fingerprint = JSON.stringify(items);
    const freshUntil = performance.now() + FRESH_MS;
    if (known?.fingerprint === fingerprint) {
      this.streets.set(streetId, { ...known, freshUntil });
      return known.words;
    }
    const categoryOf = new Map(items.map((item) => [item.id, item.categoryId]));
    const words = new PlainWords(this.signs, new WordIndex(items, shippedExamples()), categoryOf);
    this.streets.set(streetId, { freshUntil, fingerprint, words });
    return words;
  }
}
