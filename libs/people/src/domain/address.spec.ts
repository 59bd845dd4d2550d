import { normalizeAddress, normalizeName } from './address';

describe('finding a household', () => {
  it('takes addresses that people write alike for one', () => {
    expect(normalizeAddress('绿波小区 １２号楼-3单元，502')).toBe(normalizeAddress('绿波小区12号楼3单元502'));
    expect(normalizeAddress('绿波小区12号楼3单元502')).not.toBe(normalizeAddress('绿波小区12号楼3单元503'));
  });

  it('takes names for one however they are spaced', () => {
    expect(normalizeName(' 王 小明 ')).toBe('王小明');
    expect(normalizeName('阿依古丽·买买提')).toBe(normalizeName('阿依古丽买买提'));
  });
});
