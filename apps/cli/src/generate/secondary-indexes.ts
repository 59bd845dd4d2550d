import { Presets, SingleBar } from 'cli-progress';
import type { Client } from 'pg';

/**
 * Fills tables without the indexes that are no constraint and builds these afterwards, each in one pass and as many at once
 * as there are connections.
 */
export async function withoutIndexes(
  clients: readonly Client[],
  tables: readonly string[],
  fill: () => Promise<void>,
): Promise<void> {
  const { rows: indexes } = await clients[0]!.query<{ name: string; definition: string }>(
    `SELECT i.indexname AS name, i.indexdef AS definition FROM pg_indexes i
      WHERE i.schemaname = current_schema() AND i.tablename = ANY($1)
        AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conname = i.indexname)
      ORDER BY i.tablename, i.indexname`,
    [tables],
  );
  for (const { name } of indexes) await clients[0]!.query(`DROP INDEX ${name}`);
  await fill();
  const bar = new SingleBar(
    { format: '索引 · indexes {bar} {value}/{total}', hideCursor: true, clearOnComplete: true },
    Presets.shades_classic,
  );
  bar.start(indexes.length, 0);
  const waiting = indexes[Symbol.iterator]();
  const build = async (client: Client): Promise<void> => {
    for (const { definition } of waiting) {
      await client.query(definition);
      bar.increment();
    }
  };
  await Promise.all(clients.map(build));
  bar.stop();
}
