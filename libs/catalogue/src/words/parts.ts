import { cut } from 'jieba-wasm';

/** A Chinese character, a foreign word, a number or a mark. */
const UNIT = /\p{Script=Han}|(?:(?!\p{Script=Han})\p{L})+|\p{N}+|[^\s\p{L}\p{N}]/gu;

/**
 * What the classifiers look at in a cleaned text: units, pairs of neighbours (the beginning and the end among them), and the
 * dictionary's words, each once. Colloquial words and typing errors are in no dictionary; their characters still speak.
 */
export function partsOf(text: string): string[] {
  const lower = text.toLowerCase();
  const units = ['^', ...(lower.match(UNIT) ?? []), '$'];
  const pairs = units.slice(1).map((unit, at) => `${units[at]}_${unit}`);
  const words = cut(lower, true).filter((word) => /[\p{L}\p{N}]/u.test(word));
  return [...new Set([...units, ...pairs, ...words.map((word) => `=${word}`)])];
}
