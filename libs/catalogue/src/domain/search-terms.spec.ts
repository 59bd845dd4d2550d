import fc from 'fast-check';
import { searchTerms } from './search-terms';

const spell = (han: string) => ({ 量血压: 'liang xue ya', 血: 'xue', aed急救: 'aed ji jiu' })[han] ?? 'x';

describe('a search is taken apart:', () => {
  it('Chinese words by characters, by sound and by pairs', () => {
    expect(searchTerms('量血压', spell)).toEqual([
      { word: '量血压', spelled: '\\mliang xue ya\\M', latin: 'liangxueya', pairs: ['量血', '血压'] },
    ]);
  });

  it('one character is not looked for by sound: too many share it', () => {
    expect(searchTerms('血', spell)).toEqual([{ word: '血', spelled: null, latin: null, pairs: [] }]);
  });

  it('Latin words by syllables or initials, and short ones not by likeness', () => {
    const [term] = searchTerms('lx', spell);
    expect(term).toEqual({ word: 'lx', spelled: '\\ml(?:[a-z0-9]* )?x', latin: null, pairs: [] });
  });

  it('full width and capitals are folded, spaces and signs part words', () => {
    expect(searchTerms('ＬＸＹ，Haircut!', spell).map((term) => term.word)).toEqual(['lxy', 'haircut']);
  });

  it('a mixture goes by its whole spelling', () => {
    expect(searchTerms('AED急救', spell)[0]).toMatchObject({
      spelled: '\\maed ji jiu\\M',
      latin: 'aedjijiu',
    });
  });

  it('whatever is typed, only letters and digits reach a regular expression, and few of them', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constant('水'.repeat(9_999))),
        (typed) => {
          const terms = searchTerms(typed, () => 'shui (.*) [');
          expect(terms.length).toBeLessThanOrEqual(5);
          for (const { word, spelled } of terms) {
            expect(word).toMatch(/^[\p{L}\p{N}]{1,40}$/u);
            if (spelled) expect(spelled.replaceAll('(?:[a-z0-9]* )?', '')).toMatch(/^\\m[a-z0-9 ]+(\\M)?$/);
          }
        },
      ),
    );
  });
});
