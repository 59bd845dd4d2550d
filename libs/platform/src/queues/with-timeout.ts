import { QueueUnavailable } from './job-queue';

/**
 * Gives up waiting after `ms`. Needed because `add` hangs while Redis is down, even without an offline queue
 * (architecture §3, "Measured traps").
 */
export async function withTimeout<T>(work: Promise<T>, ms: number, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const expired = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new QueueUnavailable(`${what} took longer than ${ms} ms`)), ms);
  });
  work.catch(() => undefined); // it may still fail after we stopped waiting
  try {
    return await Promise.race([work, expired]);
  } catch (error) {
    if (error instanceof QueueUnavailable) throw error;
    throw new QueueUnavailable(`${what} failed`, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}
