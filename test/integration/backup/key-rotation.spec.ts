import { randomBytes } from 'node:crypto';
import { FieldCipher, FileCipher, parseKeyRing } from '#libs/platform';
import { commandDataSource, ownerDataSource } from '../../../apps/cli/src/data-source';
import { rotateFields, sealedColumns } from '../../../apps/cli/src/keys/rotate-fields';
import { rotateFiles } from '../../../apps/cli/src/keys/rotate-files';
import { ids } from '../../support/orders-app';
import { createTestDatabase } from '../../support/test-database';

const key = (id: string) => `${id}:${randomBytes(32).toString('base64')}`;

it('personal fields are sealed anew in batches, resumable, readable at every moment', async () => {
  const database = await createTestDatabase();
  const owner = await ownerDataSource(database.url).initialize();
  const worker = await commandDataSource(database.url).initialize();
  try {
    const [old, fresh] = [key('k1'), key('k2')];
    const before = new FieldCipher(parseKeyRing(old));
    const both = new FieldCipher(parseKeyRing(`${fresh},${old}`));
    const people = Array.from({ length: 1200 }, (_, n) => [ids.uuid(), before.encrypt(`人${n}`)] as const);
    await owner.query(
      `INSERT INTO persons (id, street_id, name_encrypted)
       SELECT id, gen_random_uuid(), sealed FROM unnest($1::uuid[], $2::text[]) AS p (id, sealed)`,
      [people.map(([id]) => id), people.map(([, sealed]) => sealed)],
    );
    const file = Buffer.from('%PDF');
    await owner.query(
      `INSERT INTO stored_files (id, media_type, name, size, sealed) VALUES ($1, 'application/pdf', 'x', 4, $2)`,
      [ids.uuid(), new FileCipher(parseKeyRing(old)).seal(file)],
    );
    const left = async () =>
      (
        await owner.query<[{ n: number }]>(
          `SELECT count(*)::int AS n FROM persons WHERE name_encrypted LIKE 'k1.%'`,
        )
      )[0].n;

    // stopped in the middle
    const stopped = rotateFields(worker, both, 'k2', (_, done) => {
      if (done >= 500) throw new Error('stopped');
    });
    await expect(stopped).rejects.toThrow('stopped');
    expect(await left()).toBe(700);
    expect(await rotateFields(worker, both, 'k2')).toBe(700);
    expect(await rotateFields(worker, both, 'k2')).toBe(0);

    expect(await rotateFiles(worker, new FileCipher(parseKeyRing(`${fresh},${old}`)), 'k2')).toBe(1);
    const [stored] = await owner.query<{ sealed: Buffer }[]>('SELECT sealed FROM stored_files');
    expect(new FileCipher(parseKeyRing(fresh)).open(stored!.sealed)).toEqual(file);

    const after = new FieldCipher(parseKeyRing(fresh));
    const rows = await owner.query<{ id: string; sealed: string }[]>(
      'SELECT id, name_encrypted AS sealed FROM persons',
    );
    const names = new Map(rows.map(({ id, sealed }) => [id, after.decrypt(sealed)]));
    people.forEach(([id], n) => expect(names.get(id)).toBe(`人${n}`));
  } finally {
    await worker.destroy();
    await owner.destroy();
    await database.drop();
  }
});

it('no sealed column is left out: each is named so', async () => {
  const database = await createTestDatabase();
  const owner = await ownerDataSource(database.url).initialize();
  try {
    const known = sealedColumns(owner.entityMetadatas).map(({ table, column }) => `${table}.${column}`);
    const there = await owner.query<{ name: string }[]>(
      `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
        WHERE table_schema = 'public' AND column_name LIKE '%\\_encrypted' AND data_type = 'text' ORDER BY 1`,
    );
    expect(known.sort()).toEqual(there.map(({ name }) => name));
    expect(known.length).toBeGreaterThan(10);
  } finally {
    await owner.destroy();
    await database.drop();
  }
});
