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
  const values: unknown[] = [];
  const parts: string[] = [];
  const checks: string[] = [];
  writes.forEach((write, i) => {
    const offset = values.length;
    const text = write.text.replace(/\$(\d+)/g, (_, n: string) => `$${Number(n) + offset}`);
    parts.push(`w${i} AS (${text} RETURNING 1)`);
    values.push(...write.values);
    if (write.expectRows !== undefined) {
      checks.push(`expect_rows((SELECT count(*) FROM w${i}), ${write.expectRows})`);
    }
  });
  const text = `WITH ${parts.join(',\n')} SELECT ${checks.length > 0 ? checks.join(', ') : '1'}`;
  return { name: statementName(text), text, values };
}

/** A stable name by content, so that each connection plans a statement once. */
export function statementName(text: string): string {
  return `s${createHash('sha1').update(text).digest('hex').slice(0, 20)}`;
}
