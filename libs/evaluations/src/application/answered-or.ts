import type { Refusal, Result } from '#libs/kernel';

type Outcome<T> = Result<T, Refusal>;

/**
 * One effect and one answer per key. A unit reads several times without a lock: a twin of this call may land between two
 * readings, so what looks refused is asked for once more before it is refused.
 */
export async function answeredOr<T>(
  answered: () => Promise<Outcome<T> | null>,
  work: () => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  return (await answered()) ?? unlessAnswered(answered, work);
}

/** The same for work that refuses, for whatever reason, when its key was used before: calls are seldom repeated. */
export async function unlessAnswered<T>(
  answered: () => Promise<Outcome<T> | null>,
  work: () => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const outcome = await work();
  return outcome.ok ? outcome : ((await answered()) ?? outcome);
}
