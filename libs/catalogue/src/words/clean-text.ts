/** A statement to a database, up to the next Chinese word. */
const SQL =
  /['"]?\s*;?\s*\b(drop|delete|insert|update|select|union)\s+(table|from|into|all|select|\*)[^\p{Script=Han}]*/giu;

/** What is left of what somebody typed: one line, one spelling, no markup. Injection strings lose their teeth, not the need beside them. */
export function cleanText(raw: string): string {
  return raw
    .normalize('NFKC')
    .replace(/<(script|style)\b[\s\S]*?(<\/\1>|$)/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\{\{.*?\}\}|\$\{.*?\}/g, ' ')
    .replace(SQL, ' ')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '')
    .replace(/^[=+\-@\t\r\s]+(?=\p{Script=Han})/u, '')
    .replace(/(.)\1{3,}/gu, '$1$1')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Han characters and letters: what can carry a meaning. */
export const substanceOf = (text: string): string => (text.match(/[\p{Script=Han}\p{L}]/gu) ?? []).join('');

/** Sentences and half sentences, for texts that hold several needs. */
export const clausesOf = (text: string): string[] =>
  text
    .split(/[。!?;\n]|(?<=\p{Script=Han}{4}),|再有就是|还有就是|另外|再打听|再就是|顺便|再教教|再教|还想/u)
    .map((clause) => clause.trim())
    .filter((clause) => substanceOf(clause).length >= 4);
