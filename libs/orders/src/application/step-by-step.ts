import { combine, type TransactionTx, type Tx, type WriteStatement } from '#libs/platform';

/**
 * Runs steps of one transaction one after the other, each landing before the next reads: for a unit that gives several
 * commands to the same orders, as closing a session does. All of them happen, or none.
 */
export async function stepByStep<T>(tx: TransactionTx, step: (tx: Tx) => Promise<T>): Promise<T> {
  const writes: WriteStatement[] = [];
  const result = await step({
    query: (text, values) => tx.query(text, values),
    write: (statement) => void writes.push(statement),
  });
  if (writes.length > 0) {
    const { text, values } = combine(writes);
    await tx.query(text, values);
  }
  return result;
}
