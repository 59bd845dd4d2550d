import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { UnitOfWork } from '#libs/platform';
import {
  AuditVerifier,
  chain,
  timelineNoteErasure,
  TimelineReader,
  timelineWrite,
  type NewTimelineEntry,
  type TimelineHead,
  type TimelineOwner,
} from '#libs/timeline';
import { ownerDataSource } from '../../../apps/cli/src/data-source';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

const street = randomUUID();
/** A stand-in for whoever keeps heads: one table, one row per subject. */
const owner: TimelineOwner = {
  subjectType: 'Thing',
  headsSql: 'SELECT subject_id, street_id, seq, hash FROM things',
};

let database: TestDatabase;
let dataSource: DataSource;
let unitOfWork: UnitOfWork;
let reader: TimelineReader;
let verifier: AuditVerifier;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await ownerDataSource(database.url).initialize();
  await dataSource.query(
    'CREATE TABLE things (subject_id uuid PRIMARY KEY, street_id uuid, seq int, hash text)',
  );
  unitOfWork = new UnitOfWork(dataSource, 'worker');
  reader = new TimelineReader(unitOfWork);
  verifier = new AuditVerifier(dataSource, [owner]);
});

afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

/** Each test begins with two healthy subjects of three entries. Triggers are lifted: the tests play a forger. */
let subject: string;
let other: string;
beforeEach(async () => {
  await asForger('DELETE FROM timeline_entries');
  await dataSource.query('DELETE FROM things');
  subject = randomUUID();
  other = randomUUID();
  for (const id of [subject, other]) {
    await append(id, ['placeOrder', 'claimOrder']);
    await append(id, ['startService']);
  }
});

describe('the record', () => {
  it('is read back as it was written, page by page', async () => {
    const rows = await reader.entriesOf(subject, { afterSeq: 0, limit: 2 });
    expect(rows.map(({ seq, command, note }) => ({ seq, command, note }))).toEqual([
      { seq: 1, command: 'placeOrder', note: '水龙头漏水' },
      { seq: 2, command: 'claimOrder', note: '水龙头漏水' },
    ]);
    expect((await reader.entriesOf(subject, { afterSeq: 2, limit: 2 })).map((row) => row.seq)).toEqual([3]);
    expect(rows[0]!.at).toEqual(new Date('2026-11-22T08:00:00.123Z'));
    const latest = await reader.latestOf([subject, other, randomUUID()], 2);
    expect([...latest.keys()].sort()).toEqual([subject, other].sort());
    expect(latest.get(other)!.map((row) => row.seq)).toEqual([2, 3]);
  });

  it('refuses changes, deletions and emptying', async () => {
    for (const forgery of [
      `UPDATE timeline_entries SET to_status = 'CLOSED'`,
      `UPDATE timeline_entries SET note = 'other words'`,
      `UPDATE timeline_entries SET note = NULL, note_salt = NULL, command = 'x'`,
      `DELETE FROM timeline_entries`,
      `TRUNCATE timeline_entries`,
    ]) {
      await expect(dataSource.query(forgery)).rejects.toThrow('append-only');
    }
  });

  it('lets words be erased and stays verifiable', async () => {
    await unitOfWork.atomic(async (tx) => tx.write(timelineNoteErasure(subject)));
    const [row] = await reader.entriesOf(subject, { afterSeq: 0, limit: 1 });
    expect(row).toMatchObject({
      note: null,
      noteSalt: null,
      noteDigest: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(await verifier.verify()).toEqual({ entries: 6, subjects: 2, fault: null });
  });

  it('never forks: of many who append at once each gets a place of its own', async () => {
    await Promise.all(Array.from({ length: 8 }, (_, i) => append(subject, [`addNote${i}`])));
    const report = await verifier.verify({ kind: 'subject', subjectId: subject });
    expect(report).toEqual({ entries: 11, subjects: 1, fault: null });
  });
});

describe('the audit', () => {
  it('finds a healthy record whole, in every scope, and tells its progress', async () => {
    const progress: number[] = [];
    expect(await verifier.verify({ kind: 'all' }, ({ entries }) => progress.push(entries))).toEqual({
      entries: 6,
      subjects: 2,
      fault: null,
    });
    expect(progress).toEqual([6]);
    expect((await verifier.verify({ kind: 'street', streetId: street })).entries).toBe(6);
    expect((await verifier.verify({ kind: 'street', streetId: randomUUID() })).entries).toBe(0);
    expect((await verifier.verify({ kind: 'subject', subjectId: other })).entries).toBe(3);
  });

  it.each([
    [
      'a changed status',
      `UPDATE timeline_entries SET to_status = 'X' WHERE subject_id = $1 AND seq = 2`,
      2,
      'HASH',
    ],
    [
      'a moment shifted by a millisecond',
      `UPDATE timeline_entries SET at = at + interval '1 ms' WHERE subject_id = $1 AND seq = 3`,
      3,
      'HASH',
    ],
    ['other words', `UPDATE timeline_entries SET note = '没事' WHERE subject_id = $1 AND seq = 1`, 1, 'NOTE'],
    ['an entry taken out', `DELETE FROM timeline_entries WHERE subject_id = $1 AND seq = 2`, 3, 'GAP'],
    ['the beginning taken out', `DELETE FROM timeline_entries WHERE subject_id = $1 AND seq = 1`, 2, 'GAP'],
    ['the end cut off', `DELETE FROM timeline_entries WHERE subject_id = $1 AND seq = 3`, 3, 'HEAD'],
    ['the whole record gone', `DELETE FROM timeline_entries WHERE subject_id = $1`, 3, 'HEAD'],
    ['a subject its owner does not have', `DELETE FROM things WHERE subject_id = $1`, 1, 'OWNER'],
  ])('finds %s', async (_, forgery, seq, reason) => {
    await asForger(forgery, [subject]);
    const { fault } = await verifier.verify();
    expect(fault).toEqual({ subjectType: 'Thing', subjectId: subject, seq, reason });
  });

  it('finds entries of a type that nobody owns', async () => {
    const [row] = chain(null, [{ ...entry(randomUUID(), 'placeOrder'), subjectType: 'Ghost' }]);
    await unitOfWork.atomic(async (tx) => tx.write(timelineWrite([row!])));
    expect((await verifier.verify()).fault).toMatchObject({ subjectType: 'Ghost', reason: 'OWNER' });
  });
});

/** What an owner does: read the head, chain, guard the row by the head it read, write both in one unit. */
async function append(subjectId: string, commands: readonly string[]): Promise<void> {
  await unitOfWork.atomic(async (tx) => {
    const [head] = await tx.query<TimelineHead>('SELECT seq, hash FROM things WHERE subject_id = $1', [
      subjectId,
    ]);
    const rows = chain(
      head ?? null,
      commands.map((command) => entry(subjectId, command)),
    );
    const last = rows.at(-1)!;
    tx.write(
      head
        ? {
            text: 'UPDATE things SET seq = $2, hash = $3 WHERE subject_id = $1 AND seq = $4',
            values: [subjectId, last.seq, last.hash, head.seq],
            expectRows: 1,
          }
        : {
            text: 'INSERT INTO things (subject_id, street_id, seq, hash) VALUES ($1, $2, $3, $4)',
            values: [subjectId, street, last.seq, last.hash],
          },
    );
    tx.write(timelineWrite(rows));
  });
}

function entry(subjectId: string, command: string): NewTimelineEntry {
  return {
    streetId: street,
    subjectType: 'Thing',
    subjectId,
    at: new Date('2026-11-22T08:00:00.123Z'),
    occurredAt: new Date('2026-11-22T07:00:00Z'),
    actorKind: 'SYSTEM',
    channel: 'SYSTEM',
    command,
    toStatus: 'OPEN',
    note: { words: '水龙头漏水', salt: 'b'.repeat(32) },
    data: { zeta: 1, alpha: [0.1, 1e21, 'é', null], 中: true },
  };
}

/** Somebody with the powers of the table's owner. */
async function asForger(sql: string, values: unknown[] = []): Promise<void> {
  await dataSource.query('ALTER TABLE timeline_entries DISABLE TRIGGER USER');
  try {
    await dataSource.query(sql, values);
  } finally {
    await dataSource.query('ALTER TABLE timeline_entries ENABLE TRIGGER USER');
  }
}
