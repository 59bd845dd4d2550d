import { AsyncLocalStorage } from 'node:async_hooks';

const storage = new AsyncLocalStorage<string>();

/** Everything logged while `work` runs carries this id, across awaits. A request's id, or the id of the event or timer. */
export function withCorrelation<T>(id: string, work: () => T): T {
  return storage.run(id, work);
}

export const correlationId = (): string | undefined => storage.getStore();
