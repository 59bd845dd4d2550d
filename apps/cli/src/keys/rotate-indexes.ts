import type { DataSource, EntityManager } from 'typeorm';
import { moveAddresses, movePhones, type IndexMove, type PersonSealer } from '#libs/people';

const BATCH = 500;

interface Indexed {
  readonly old: string;
  readonly sealed: string;
}

/** One kind of index: what to read after a value of it, what it should be, and how rows move to that. */
interface Kind {
  readonly read: string;
  readonly values: readonly unknown[];
  readonly indexOf: (plain: string) => string;
  readonly move: (query: EntityManager['query'], moves: readonly IndexMove[]) => Promise<void>;
}

/**
 * Computes the indexes of phones and addresses afresh from what is sealed, five hundred at a time, beside live traffic: until
 * then both keys find. All who share a phone or an address move at once. Interrupted, it looks again at what is done, which
 * is quick, and goes on. Then forgets the phones of accounts that nobody is behind and codes that are over, which have no
 * other trace of the older key.
 * @returns how many phones and addresses have another index now
 */
export async function rotateIndexes(
  dataSource: DataSource,
  sealer: PersonSealer,
  onProgress: (done: number) => void = () => {},
): Promise<number> {
  let total = 0;
  for (const kind of [phones(sealer), ...(await addresses(dataSource, sealer))]) {
    for (let after: string | null = ''; after !== null;) {
      const batch = await rotateBatch(dataSource, sealer, kind, after);
      total += batch.moved;
      after = batch.last;
      if (batch.moved > 0) onProgress(total);
    }
  }
  await dataSource.query(`DELETE FROM one_time_codes WHERE expires_at < now()`);
  await dataSource.query(
    `DELETE FROM accounts a WHERE username IS NULL AND created_at < now() - interval '1 day'
        AND NOT EXISTS (SELECT FROM account_persons ap WHERE ap.account_id = a.id)`,
  );
  return total;
}

const phones = (sealer: PersonSealer): Kind => ({
  read: reading('phone', 'true'),
  values: [],
  indexOf: (plain) => sealer.phoneIndex(plain),
  move: movePhones,
});

async function addresses(dataSource: DataSource, sealer: PersonSealer): Promise<Kind[]> {
  const streets = await dataSource.query<{ id: string | null }[]>(
    'SELECT DISTINCT street_id AS id FROM persons WHERE address_index IS NOT NULL',
  );
  return streets.map(({ id }) => ({
    read: reading('address', id === null ? 'street_id IS NULL' : 'street_id = $2'),
    values: id === null ? [] : [id],
    indexOf: (plain) => sealer.addressIndexes(plain)[0]!,
    move: (query, moves) => moveAddresses(query, id, moves),
  }));
}

const reading = (what: 'phone' | 'address', where: string): string =>
  `SELECT DISTINCT ON (${what}_index) ${what}_index AS old, ${what}_encrypted AS sealed FROM persons
    WHERE ${what}_index > $1 AND ${what}_encrypted IS NOT NULL AND ${where} ORDER BY ${what}_index LIMIT ${BATCH}`;

function rotateBatch(
  dataSource: DataSource,
  sealer: PersonSealer,
  { read, values, indexOf, move }: Kind,
  after: string,
): Promise<{ moved: number; last: string | null }> {
  return dataSource.transaction(async (manager) => {
    const rows = await manager.query<Indexed[]>(read, [after, ...values]);
    const moves = rows
      .map(({ old, sealed }) => ({ old, fresh: indexOf(sealer.open(sealed)) }))
      .filter(({ old, fresh }) => old !== fresh);
    await move(manager.query.bind(manager), moves);
    return { moved: moves.length, last: rows.length < BATCH ? null : rows.at(-1)!.old };
  });
}
