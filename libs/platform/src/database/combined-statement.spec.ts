import { combine, statementName } from './combined-statement';

describe('combine', () => {
  it('folds writes into one statement and renumbers their parameters', () => {
    const { text, values } = combine([
      { text: 'INSERT INTO a VALUES ($1, $2)', values: [1, 2] },
      { text: 'UPDATE b SET x = $1 WHERE id = $2 AND x <> $1', values: [3, 4] },
    ]);
    expect(text).toBe(
      'WITH w0 AS (INSERT INTO a VALUES ($1, $2) RETURNING 1),\n' +
        'w1 AS (UPDATE b SET x = $3 WHERE id = $4 AND x <> $3 RETURNING 1) SELECT 1',
    );
    expect(values).toEqual([1, 2, 3, 4]);
  });

  it('renumbers two-digit parameters whole', () => {
    const many = Array.from({ length: 12 }, (_, n) => `$${n + 1}`).join(', ');
    const { text } = combine([
      { text: 'DELETE FROM a WHERE id = $1', values: [0] },
      { text: `INSERT INTO b VALUES (${many})`, values: Array.from({ length: 12 }, (_, n) => n) },
    ]);
    expect(text).toContain('$2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)');
  });

  it('guards only those writes that say how many rows they must touch', () => {
    const { text, values } = combine([
      { text: 'DELETE FROM a', values: ['x'] },
      { text: 'DELETE FROM b', values: [], expectRows: 1 },
      { text: 'DELETE FROM c', values: [], expectRows: 0 },
    ]);
    expect(text.split('SELECT ').slice(-3).join('SELECT ')).toBe(
      'expect_rows((SELECT count(*) FROM w1), $2::integer), expect_rows((SELECT count(*) FROM w2), $3::integer)',
    );
    expect(values).toEqual(['x', 1, 0]);
  });

  it('gives the same text the same name, and another text another', () => {
    const one = combine([{ text: 'DELETE FROM a WHERE id = $1', values: [1] }]);
    const two = combine([{ text: 'DELETE FROM a WHERE id = $1', values: [2] }]);
    expect(one.name).toBe(two.name);
    expect(statementName('SELECT 1')).not.toBe(statementName('SELECT 2'));
    // PostgreSQL cuts names at 63 bytes
    expect(one.name.length).toBeLessThan(63);
  });
});
