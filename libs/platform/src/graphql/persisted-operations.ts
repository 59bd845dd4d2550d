import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { text } from '#libs/kernel';
import { OperationRefusedError } from './expected-error';

export type PersistedOperations = ReadonlyMap<string, string>;

const sha256 = (operation: string) => createHash('sha256').update(operation).digest('hex');

/**
 * Reads the list of operations our own clients use: a JSON object from SHA-256 (hex) to the text. A missing file is an
 * empty list. Throws when a text is not the one its hash belongs to.
 */
export function readPersistedOperations(file: string): PersistedOperations {
  if (!existsSync(file)) return new Map();
  const entries = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>);
  for (const [hash, operation] of entries) {
    if (sha256(operation) !== hash)
      throw new Error(`${file}: ${hash.slice(0, 12)}… is not the hash of its text`);
  }
  return new Map(entries);
}

export interface OperationRequest {
  readonly query?: unknown;
  readonly extensions?: unknown;
}

/** Which operations are taken: while open any, otherwise only those on the list (docs/reliability §3). */
export class OperationPolicy {
  constructor(
    readonly open: boolean,
    private readonly operations: PersistedOperations,
  ) {}

  /** Throws OperationRefusedError before anything is parsed when the operation is not on the list. */
  check({ query, extensions }: OperationRequest): void {
    if (this.open) return;
    const hash = typeof query === 'string' && query !== '' ? sha256(query) : hashOf(extensions);
    if (hash !== null && this.operations.has(hash)) return;
    throw new OperationRefusedError(
      text('这个系统只接受自己界面使用的查询', 'This system takes only the operations its own screens use'),
      text(
        '请刷新页面后再试；如需开放接口请联系管理员',
        'Reload the page and try again, or ask the administrator for access',
      ),
    );
  }

  /** The text behind a hash; undefined when it is not on the list. */
  textOf(hash: string): string | undefined {
    return this.operations.get(hash);
  }

  /** The operation's own text, or the one on the list that its hash stands for. */
  textOfRequest({ query, extensions }: OperationRequest): string {
    if (typeof query === 'string' && query !== '') return query;
    return this.textOf(hashOf(extensions) ?? '') ?? '';
  }
}

function hashOf(extensions: unknown): string | null {
  let read: unknown = extensions;
  if (typeof extensions === 'string') {
    // a GET request carries them as JSON text
    try {
      read = JSON.parse(extensions);
    } catch {
      return null;
    }
  }
  const hash = (read as { persistedQuery?: { sha256Hash?: unknown } } | null | undefined)?.persistedQuery
    ?.sha256Hash;
  return typeof hash === 'string' ? hash : null;
}
