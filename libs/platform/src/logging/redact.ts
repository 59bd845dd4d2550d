const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;
const REDACTED = '[redacted]';

/** Fields whose value is never written down, whatever it is. */
const PRIVATE_FIELD =
  /^(?:.*(?:phone|mobile|address|password|passwd|secret|token|authorization|cookie|idnumber|email)|(?:real|full|display|given|family|contact|person|resident|owner)?name|code|otp|remark|note|text|content|body|query|variables)$/i;

/** Fields that are called like a private one and are not. */
const PUBLIC_FIELD = new Set(['statuscode', 'errorcode', 'hostname', 'classname', 'jobname', 'queuename']);

const NUMBERS = [
  /(?<!\d)(?:\d{17}[\dXx]|\d{15})(?!\d)/g, // identity number, new and old
  /(?<!\d)(?:(?:\+|00)?86[-\s]?)?1[3-9]\d[-\s]?\d{4}[-\s]?\d{4}(?!\d)/g, // mobile
  /(?<!\d)0\d{2,3}[-\s]?[2-9]\d{6,7}(?!\d)/g, // fixed line
  /[\w.+-]+@[\w-]+\.[\w.-]+/g,
];
/** The product's own log lines are English: Chinese in one is something a person typed, a name or an address. */
const CHINESE =
  /[\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}][\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}·]*/gu;

/** Stands for an id while the rest is searched: a character for private use, which no log line has. */
const MARK = '\uE000';
const MARKED = new RegExp(`${MARK}(\\d+)${MARK}`, 'g');

/** A text without numbers one can call, identity numbers, mail addresses or Chinese. Ids stay whole. */
export function redactText(value: string): string {
  const ids: string[] = [];
  let plain = value.replace(UUID, (id) => `${MARK}${ids.push(id) - 1}${MARK}`);
  plain = plain.normalize('NFKC');
  for (const pattern of NUMBERS) plain = plain.replace(pattern, REDACTED);
  plain = plain.replace(CHINESE, REDACTED);
  return plain.replace(MARKED, (_, n: string) => ids[Number(n)] ?? '');
}

const DEEPEST = 4;

/** A copy fit for a log: private fields blanked by name, all texts through `redactText`. A floor, not a licence. */
export function redactValue(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  if (depth >= DEEPEST) return '[deep]';
  if (Array.isArray(value)) return value.slice(0, 50).map((item) => redactValue(item, depth + 1));
  if (value instanceof Error) return redactError(value);
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      isPrivate(key) ? REDACTED : redactValue(inner, depth + 1),
    ]),
  );
}

/** Class, code and where it happened. The message is kept only as far as it names nobody. */
export function redactError(error: Error): object {
  const { code } = error as { code?: string | number };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    ...(code !== undefined && { errorCode: String(code) }),
    message: redactText(error.message)
      .replace(/"[^"]*"|'[^']*'/g, '"…"')
      .slice(0, 300),
    stack: frames.slice(0, 12).map((line) => line.trim()),
  };
}

const isPrivate = (key: string) => PRIVATE_FIELD.test(key) && !PUBLIC_FIELD.has(key.toLowerCase());
