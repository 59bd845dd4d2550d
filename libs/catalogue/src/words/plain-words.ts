import { text, type Text } from '#libs/kernel';
import { Classifier, type Labelled } from './classifier';
import { clausesOf, cleanText, substanceOf } from './clean-text';
import type { Example } from './examples';
import type { Advice, Need, Reading, Suggestion } from './reading';
import type { Signs } from './signs';
import { Triage } from './triage';
import { WordIndex, type IndexedItem, type Ranked } from './word-index';

/** What a bit for an item's category counts beside the best score of a whole text. */
const CATEGORY = 0.05;
const SUGGESTIONS = 8;
/** Of one category at most so many, so that a wrong guess leaves room for the right one. */
const OF_A_CATEGORY = 3;
/** Characters that are ranked. Signs are looked for in all of a text; ranking costs time with every word. */
const RANKED = 400;
/** A clause is a need of its own when its best item's category has more odds than this, in bits. */
const CLAUSE = 6;
const URGENT =
  /今天|今晚|马上|立刻|赶紧|赶快|急|现在就|等不了|这会儿|明(天|早|儿)|后天|截止|最后一天|上午就|下午(就|两|三|四|一)|晚上就|正(漏|淌|冒)|漏.{0,4}(一地|满地|楼下|盆接)|水帘|没(电|水|暖)了|停(电|水)|冻(住|裂)|麻手|漏电|跳闸.{0,6}(全|整)|一宿没|断(顿|药|粮)|没吃(饭|的)|不去学校|走不了路|下雪|结冰|滑倒/;

const REASONS: Readonly<Record<Advice, Text>> = {
  ACCEPT: text('可以安排志愿服务', 'A volunteer service can be arranged'),
  EMERGENCY: text('可能有危险', 'There may be danger'),
  HOTLINE_12345: text(
    '这类事由主管部门处理，请打 12345，社区可以代为反映',
    'A public department deals with this: call 12345; the community can pass it on',
  ),
  DUPLICATE: text(
    '像是已经报过的事，会并到原来的单子里催办',
    'This seems to have been reported: it will be joined with that order and urged',
  ),
  OUT_OF_SCOPE: text(
    '这不是志愿服务能做的，请找相应的商家或平台',
    'This is not volunteer work; please turn to the business or platform concerned',
  ),
  ILLEGAL: text(
    '这样做不合规，社区和志愿者不能办',
    'This would not be lawful; neither the community nor volunteers can do it',
  ),
  SPAM: text(
    '没有看出需要什么服务，请用一句话说说',
    'No need could be made out; please say it in a sentence',
  ),
};

/** An item on the shelf, as far as matching needs it. */
export interface ShelfItem extends IndexedItem {
  readonly categoryId: string;
}

/** Understands what somebody typed or said: pure, explainable, offline. */
export class PlainWords {
  private constructor(
    private readonly signs: Signs,
    private readonly index: WordIndex,
    private readonly triage: Triage,
    private readonly categories: Classifier,
    /** Category of an item, to tell several needs apart. */
    private readonly categoryOf: ReadonlyMap<string, string>,
  ) {}

  /** Learns a shelf and how people ask for it, in small steps: a server goes on answering meanwhile. */
  static async learn(
    signs: Signs,
    items: readonly ShelfItem[],
    examples: readonly Example[],
  ): Promise<PlainWords> {
    return new PlainWords(
      signs,
      await WordIndex.inSteps(items, examples),
      await Triage.learn(signs, examples),
      await Classifier.learn(categoriesOf(items, examples)),
      new Map(items.map((item) => [item.id, item.categoryId])),
    );
  }

  read(raw: string): Reading {
    const cleaned = cleanText(raw);
    const substance = substanceOf(cleaned);
    const urgency = URGENT.test(cleaned) ? 'URGENT' : 'NORMAL';
    const plain = { call: null, ask: false, urgency, needs: [] } as const;
    if (new Set(substance).size < 2)
      return {
        ...plain,
        advice: 'SPAM',
        reason: REASONS.SPAM,
        rule: 'nothing-said',
        words: [],
        urgency: 'NORMAL',
      };
    const begin = cleaned.slice(0, RANKED);
    const sign = this.signs.find(cleaned);
    const contradicted = sign !== null && this.triage.contradicts(begin);
    if (sign && !(contradicted && sign.id === 'tip')) {
      return {
        ...plain,
        advice: 'EMERGENCY',
        call: sign.call,
        reason: sign.reason,
        rule: `sign:${sign.id}`,
        words: sign.words,
        ask: contradicted,
        urgency: 'URGENT',
        needs: contradicted ? this.needsIn(begin, this.index.rank(begin)) : [],
      };
    }
    const ranked = this.index.rank(begin);
    const needs = this.needsIn(begin, ranked);
    const again = this.signs.leaning('DUPLICATE', raw.normalize('NFKC'));
    if (again)
      return {
        ...plain,
        advice: 'DUPLICATE',
        reason: REASONS.DUPLICATE,
        rule: 'said-again',
        words: [again],
        needs,
      };
    const verdict = this.triage.decide(begin, ranked);
    // which number, the examples do not say for certain; 110 answers for all of them
    const call = verdict.advice === 'EMERGENCY' ? '110' : null;
    return { ...plain, ...verdict, call, reason: REASONS[verdict.advice], needs };
  }

  /** The whole text's suggestions; and when its clauses ask for different categories, each clause's own. */
  private needsIn(cleaned: string, ranked: readonly Ranked[]): Need[] {
    const whole = this.suggestionsIn(cleaned, ranked);
    const clauses = clausesOf(cleaned);
    if (clauses.length < 2) return whole.length > 0 ? [{ text: cleaned, suggestions: whole }] : [];
    const needs = new Map<string, Need & { readonly odds: number }>();
    for (const clause of clauses) {
      const suggestions = this.suggestionsIn(clause, this.index.rank(clause));
      const category = suggestions[0] && this.categoryOf.get(suggestions[0].itemId);
      const odds = category ? (this.categories.odds(clause).get(category) ?? 0) : 0;
      if (category && odds > Math.max(CLAUSE, needs.get(category)?.odds ?? 0))
        needs.set(category, { text: clause, suggestions, odds });
    }
    const first: Need = { text: cleaned, suggestions: whole };
    const firstCategory = whole[0] && this.categoryOf.get(whole[0].itemId);
    const others = [...needs].filter(([category]) => category !== firstCategory);
    others.sort(([, a], [, b]) => b.odds - a.odds);
    return [first, ...others.map(([, { text, suggestions }]) => ({ text, suggestions }))];
  }

  /** Items by how well their examples fit and how likely their category is, best first. */
  private suggestionsIn(cleaned: string, ranked: readonly Ranked[]): Suggestion[] {
    const items = ranked.filter((r) => r.isItem);
    const best = items[0]?.score ?? 1;
    const odds = this.categories.odds(cleaned);
    const fit = ({ target, score }: Ranked): number =>
      score / best + CATEGORY * (odds.get(this.categoryOf.get(target) ?? '') ?? 0);
    const shown = new Map<string, number>();
    return items
      .sort((a, b) => fit(b) - fit(a))
      .filter(({ target }) => {
        const category = this.categoryOf.get(target) ?? '';
        shown.set(category, (shown.get(category) ?? 0) + 1);
        return shown.get(category)! <= OF_A_CATEGORY;
      })
      .slice(0, SUGGESTIONS)
      .map(({ target, score, words }) => ({ itemId: target, score, words }));
  }
}

function categoriesOf(items: readonly ShelfItem[], examples: readonly Example[]): Labelled[] {
  const byName = new Map(items.map((item) => [item.nameZh, item.categoryId]));
  const described = items.flatMap(({ nameZh, descriptionZh, categoryId }) =>
    [nameZh, descriptionZh].map((words) => ({ label: categoryId, text: cleanText(words) })),
  );
  const asked = examples.flatMap(({ target, utterance }) => {
    const label = byName.get(target);
    return label ? [{ label, text: cleanText(utterance) }] : [];
  });
  return [...described, ...asked];
}
