import { createHash } from 'node:crypto';
import { OperationRefusedError } from './expected-error';
import { OperationPolicy, readPersistedOperations } from './persisted-operations';

const text = '{ about { name } }';
const hash = createHash('sha256').update(text).digest('hex');
const closed = new OperationPolicy(false, new Map([[hash, text]]));
const byHash = (sha256Hash: unknown) => ({ persistedQuery: { version: 1, sha256Hash } });

describe('the list of operations', () => {
  it('takes what is on it, by text or by hash', () => {
    expect(() => closed.check({ query: text })).not.toThrow();
    expect(() => closed.check({ extensions: byHash(hash) })).not.toThrow();
    expect(() => closed.check({ extensions: JSON.stringify(byHash(hash)) })).not.toThrow();
    expect(closed.textOfRequest({ extensions: byHash(hash) })).toBe(text);
  });

  it.each([
    {},
    { query: `${text} ` },
    { query: '', extensions: byHash('0'.repeat(64)) },
    { extensions: byHash(42) },
    { extensions: '{broken' },
    { extensions: null },
    // the text counts, not the hash it claims to have
    { query: '{ other }', extensions: byHash(hash) },
  ])('refuses %j', (request) => {
    expect(() => closed.check(request)).toThrow(OperationRefusedError);
  });

  it('asks for nothing while the system is open', () => {
    expect(() => new OperationPolicy(true, new Map()).check({ query: '{ anything }' })).not.toThrow();
  });

  it('is empty where there is no file', () => {
    expect(readPersistedOperations('/nowhere/persisted-operations.json').size).toBe(0);
  });
});
