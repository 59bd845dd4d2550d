import { createHash } from 'node:crypto';

/** One INSERT, UPDATE or DELETE without a RETURNING clause; its parameters are numbered from $1. */
export interface WriteStatement {
  readonly text: string;
  readonly values: readonly unknown[];
  /**
   * How many rows it must touch. When it touches another number, somebody else was faster: the whole unit is undone
   * and tried again. Leave out where any number is right.
   */
  readonly expectRows?: number;
}

export interface NamedQuery {
  readonly name: string;
  readonly text: string;
  readonly values: unknown[];
}

/**
 * Folds several writes into one statement of common table expressions, so that a whole step costs one round trip and is
 * atomic by itself (architecture §3, "Where the time goes"). No two of them may touch the same row.
 * `expect_rows` (a function of the schema) raises a serialization failure when a guard was not met.
 */
export function combine(writes: readonly WriteStatement[]): NamedQuery {
  const guarded = writes.flatMap(({ expectRows }, i) =>
    expectRows === undefined ? [] : [{ i, expectRows }],
  );
  const key = `${writes.map(({ text }) => text).join('\n;\n')}\n;${guarded.map(({ i }) => i).join()}`;
  let folded = known.get(key);
  if (!folded) {
    const text = fold(writes);
    folded = { name: statementName(text), text };
    remember(key, folded);
  }
  const values = writes.flatMap((write) => write.values);
  return { ...folded, values: [...values, ...guarded.map(({ expectRows }) => expectRows)] };
}

type Folded = Pick<NamedQuery, 'name' | 'text'>;

/** The same few combinations come again and again. */
const known = new Map<string, Folded>();
const MOST_KNOWN = 1000;

function remember(key: string, folded: Folded): void {
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, folded);
}

function fold(writes: readonly WriteStatement[]): string {
  let offset = 0;
  const parts = writes.map(({ text, values }, i) => {
    const before = offset;
    offset += values.length;
    return `w${i} AS (${text.replace(/\$(\d+)/g, (_, n: string) => `$${Number(n) + before}`)} RETURNING 1)`;
  });
  const checks = writes.flatMap(({ expectRows }, i) =>
    expectRows === undefined ? [] : [`expect_rows((SELECT count(*) FROM w${i}), $${++offset}::integer)`],
  );
  return `WITH ${parts.join(',\n')} SELECT ${checks.length > 0 ? checks.join(', ') : '1'}`;
}

/** A stable name by content, so that each connection plans a statement once. */
export function statementName(text: string): string {
  let name = names.get(text);
  if (!name) {
    name = `s${createHash('sha1').update(text).digest('hex').slice(0, 20)}`;
    if (names.size >= MOST_KNOWN) names.clear();
    names.set(text, name);
  }
  return name;
}

const names = new Map<string, string>();
