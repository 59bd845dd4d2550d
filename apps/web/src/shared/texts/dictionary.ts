import { language } from '../display/language';

/** Says a sentence in the reader's language; `{name}` in it stands for a value. */
export type Say<Key extends string> = (
  key: Key,
  values?: Readonly<Record<string, string | number>>,
) => string;

const loads: (() => Promise<void>)[] = [];

/**
 * The words of one face. Chinese comes with the page; English is fetched only when somebody reads it. A key that one of
 * the languages lacks is a type error: `en.ts` is a `Record<keyof typeof zh, string>`.
 */
export function dictionary<Key extends string>(
  zh: Readonly<Record<Key, string>>,
  english: () => Promise<Readonly<Record<Key, string>>>,
): Say<Key> {
  let words = zh;
  if (language() === 'en') {
    loads.push(async () => {
      words = await english();
    });
  }
  return (key, values = {}) =>
    words[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** Resolves when every dictionary of the page is there; before it nothing is drawn. */
export async function wordsLoaded(): Promise<void> {
  await Promise.all(loads.map((load) => load()));
}
