import { tiersOf } from './supervision';

describe('a red mark', () => {
  it.each([
    ['calls on the community through its secretary', ['CLAIMANT', 'SECRETARY'], ['COMMUNITY']],
    ['calls on the street when the street is told', ['STREET'], ['STREET']],
    ['calls on both at once', ['SECRETARY', 'STREET'], ['COMMUNITY', 'STREET']],
    ['calls on nobody when only those who serve are told', ['CLAIMANT'], []],
  ])('%s', (_, tell, tiers) => expect(tiersOf({ light: 'RED', tell })).toEqual(tiers));

  it('is another thing than a yellow one', () => {
    expect(tiersOf({ light: 'YELLOW', tell: ['SECRETARY', 'STREET'] })).toEqual([]);
  });
});
