import { language } from '../display/language';

/** `Name（选填）`, `Name (optional)`: each language with its own brackets. */
export const bracketed = (text: string): string => (language() === 'en' ? ` (${text})` : `（${text}）`);

/** Between what something is and what it is worth: `：`, `: `. */
export const colon = (): string => (language() === 'en' ? ': ' : '：');

/** Ends a sentence that is read aloud. */
export const stop = (): string => (language() === 'en' ? '. ' : '。');
