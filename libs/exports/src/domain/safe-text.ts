/**
 * What a spreadsheet would take for a formula, or swallow on its way to one (OWASP, CSV injection): the four operators,
 * tab and carriage return, and the full-width operators that Chinese versions fold to the plain ones.
 */
const FORMULA_START = /^[\s\uFEFF\u200B-\u200F]*[=+\-@\t\r＝＋－＠]/u;
/** Control characters, and halves of characters: not allowed in XML 1.0, and of no use in a table. */
const UNPRINTABLE = /[^\P{Cc}\t\n\r]|\p{Cs}|[\uFFFE\uFFFF]/gu;
/** The longest text a cell of Excel holds. */
const LONGEST = 32_000;

/** A text as a cell may show it: never a formula, whatever somebody typed into an order. */
export function safeText(value: string): string {
  // first what is left out, then how it begins: an operator may stand behind a character nobody sees
  const printable = value.replace(UNPRINTABLE, '').slice(0, LONGEST - 1);
  return FORMULA_START.test(printable) || /^[\t\r]/.test(printable) ? `'${printable}` : printable;
}
