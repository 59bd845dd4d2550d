import { likelyDuplicates } from './likely-duplicates';

const order = (id: string, likeness: number, itemId: string | null = null) => ({ id, itemId, likeness });

describe('an open order is a likely duplicate', () => {
  it('by its words, or by fewer of them and the same service', () => {
    const open = [
      order('other', 0.34),
      order('other item', 0.34, 'lamp'),
      order('words', 0.35),
      order('item', 0.2, 'tap'),
      order('item only', 0.19, 'tap'),
    ];
    expect(likelyDuplicates(open, new Set(['tap']))).toEqual(['words', 'item']);
  });

  it('among the five likeliest', () => {
    const open = [4, 9, 5, 8, 6, 7].map((tenth) => order(`0.${tenth}`, tenth / 10));
    expect(likelyDuplicates(open, new Set())).toEqual(['0.9', '0.8', '0.7', '0.6', '0.5']);
  });
});
