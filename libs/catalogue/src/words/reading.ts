import type { Text } from '#libs/kernel';

export const ADVICES = [
  'ACCEPT',
  'EMERGENCY',
  'HOTLINE_12345',
  'DUPLICATE',
  'OUT_OF_SCOPE',
  'ILLEGAL',
  'SPAM',
] as const;
/** What triage would do with a text. Advice only: refusing is a person's decision. */
export type Advice = (typeof ADVICES)[number];

/** A shelf item that may be meant, and the words that speak for it. */
export interface Suggestion {
  readonly itemId: string;
  readonly score: number;
  readonly words: readonly string[];
}

/** One need found in a text. */
export interface Need {
  /** The part of the text it was found in. */
  readonly text: string;
  readonly suggestions: readonly Suggestion[];
}

/** What was understood of somebody's words, and why. */
export interface Reading {
  readonly advice: Advice;
  /** EMERGENCY: the number to call at once. */
  readonly call: '110' | '119' | '120' | null;
  readonly reason: Text;
  /** Name of the sign or rule that decided; for explanations and for the street's own changes. */
  readonly rule: string;
  /** The words that decided. */
  readonly words: readonly string[];
  /** Unsure: a person at the desk decides; nothing is refused. */
  readonly ask: boolean;
  readonly urgency: 'NORMAL' | 'URGENT';
  readonly needs: readonly Need[];
}
