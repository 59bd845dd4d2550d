import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#libs/platform';
import { cleanText } from './clean-text';
import { shippedExamples, type Example } from './examples';
import { PlainWords, type ShelfItem } from './plain-words';
import type { Reading } from './reading';
import { Signs, type Sign } from './signs';

/** How old a street's index may be, ms of machine time: a change of the shelf is matched within a minute. */
const FRESH_MS = 60_000;

interface Known {
  readonly fingerprint: string;
  readonly words: PlainWords;
}

/**
 * Understands plain words against a street's own shelf and vocabulary. One index per street, built when first asked for;
 * the caller sees to it that the street exists.
 */
@Injectable()
export class PlainWordsService {
  private readonly signs = new Signs();
  private readonly shipped = shippedExamples();
  private readonly streets = new Map<string, { freshUntil: number; known: Promise<Known> }>();

  constructor(private readonly unitOfWork: UnitOfWork) {}

  async read(streetId: string, text: string): Promise<Reading> {
    return (await this.wordsOf(streetId)).read(text);
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

  private async wordsOf(streetId: string): Promise<PlainWords> {
    const street = this.streets.get(streetId);
    if (street && performance.now() < street.freshUntil) return (await street.known).words;
    const next = { freshUntil: performance.now() + FRESH_MS, known: this.learn(streetId, street?.known) };
    this.streets.set(streetId, next);
    try {
      return (await next.known).words;
    } catch (error) {
      // the next question tries again
      if (this.streets.get(streetId) === next) this.streets.delete(streetId);
      throw error;
    }
  }

  private async learn(streetId: string, before: Promise<Known> | undefined): Promise<Known> {
    const { items, taught } = await this.unitOfWork.atomic(async (tx) => ({
      items: await tx.query<ShelfItem>(
        `SELECT id, name_zh AS "nameZh", description_zh AS "descriptionZh", category_id AS "categoryId"
           FROM service_items WHERE street_id = $1 AND status = 'ON_SHELF' ORDER BY id`,
        [streetId],
      ),
      taught: await tx.query<Example>(
        'SELECT target, utterance FROM street_words WHERE street_id = $1 ORDER BY id',
        [streetId],
      ),
    }));
    const fingerprint = JSON.stringify([items, taught]);
    const known = await before?.catch(() => undefined);
    if (known?.fingerprint === fingerprint) return known;
    return { fingerprint, words: await PlainWords.learn(this.signs, items, [...this.shipped, ...taught]) };
  }
}
