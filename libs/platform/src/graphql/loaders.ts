import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import type { Language, PersonActor } from '#libs/kernel';

/** Whom a loader loads for. */
export interface LoaderContext {
  /** Who is signed in; null for everybody else. */
  readonly actor: PersonActor | null;
  readonly language: Language;
  /** Answered in `x-correlation-id`, written in every log line of the request. */
  readonly correlationId: string;
}

/** Names one loader and carries the types of its keys and values. Made once by `loaderToken`. */
export interface LoaderToken<Key, Value> {
  readonly name: string;
  /** Never set: only holds the types. */
  readonly types?: (key: Key) => Value;
}

export function loaderToken<Key, Value>(name: string): LoaderToken<Key, Value> {
  return { name };
}

/** Answers in the order of the keys. Sees the request, so that it returns only what its caller may see. */
export type BatchFunction<Key, Value> = (
  keys: readonly Key[],
  context: LoaderContext,
) => Promise<readonly (Value | Error)[]>;

/**
 * Where libs register their loaders at boot: `loaderFactory.register(ORGANIZATION_BY_ID, (ids) => …)`.
 * The loaders themselves live for one request: a shared cache would show one caller what another may see.
 */
@Injectable()
export class LoaderFactory {
  private readonly batches = new Map<string, BatchFunction<never, unknown>>();

  register<Key, Value>(token: LoaderToken<Key, Value>, batch: BatchFunction<Key, Value>): void {
    if (this.batches.has(token.name)) throw new Error(`loader ${token.name} is registered twice`);
    this.batches.set(token.name, batch);
  }

  /** Loaders of one request. The context is asked for lazily, because it carries them itself. */
  open(context: () => LoaderContext): RequestLoaders {
    return new RequestLoaders(this.batches, context);
  }
}

export class RequestLoaders {
  private readonly opened = new Map<string, DataLoader<unknown, unknown>>();

  constructor(
    private readonly batches: ReadonlyMap<string, BatchFunction<never, unknown>>,
    private readonly context: () => LoaderContext,
  ) {}

  get<Key, Value>(token: LoaderToken<Key, Value>): DataLoader<Key, Value> {
    const known = this.opened.get(token.name);
    if (known) return known as unknown as DataLoader<Key, Value>;
    const batch = this.batches.get(token.name) as BatchFunction<Key, Value> | undefined;
    if (!batch) throw new Error(`no loader is registered as ${token.name}`);
    const loader = new DataLoader<Key, Value>((keys) => batch(keys, this.context()), { maxBatchSize: 500 });
    this.opened.set(token.name, loader);
    return loader;
  }
}
