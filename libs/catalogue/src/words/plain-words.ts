import { text, type Text } from '#libs/kernel';
import { clausesOf, cleanText, substanceOf } from './clean-text';
import type { Advice, Need, Reading, Suggestion } from './reading';
import type { Signs } from './signs';
import type { Ranked, WordIndex } from './word-index';

/** What speaks for "not ours" weighs less than what speaks for a service: sending somebody away is the worse mistake. */
const NOT_OURS = 0.8;
/** Examples alone may call an emergency, but need more than others do: signs are the rule, examples the net below it. */
const DANGER_BY_EXAMPLE = 0.7;
/** What leaning words multiply their advice by. */
const LEANING = 3;
/** Below this share of the winner's lead nobody can tell: a person decides. */
const CLEAR = 0.06;
const SUGGESTIONS = 8;
/** Characters that are ranked. Signs are looked for in all of a text; ranking costs time with every word. */
const RANKED = 400;
/** A clause is a need of its own when its best item reaches this share of the whole text's best. */
const CLAUSE = 0.2;
/** Advices that examples may decide; a repetition needs words of its own. */
const BY_EXAMPLE = ['EMERGENCY', 'HOTLINE_12345', 'OUT_OF_SCOPE', 'ILLEGAL', 'SPAM'] as const;

const SHARE = {
  ACCEPT: 1,
  EMERGENCY: DANGER_BY_EXAMPLE,
  HOTLINE_12345: NOT_OURS,
  OUT_OF_SCOPE: NOT_OURS,
  ILLEGAL: NOT_OURS,
  SPAM: NOT_OURS,
} as const;

const URGENT =
  /今天|今晚|马上|立刻|赶紧|赶快|急|现在就|等不了|这会儿|明(天|早|儿)|后天|截止|最后一天|上午就|下午(就|两|三|四|一)|晚上就|正(漏|淌|冒)|漏.{0,4}(一地|满地|楼下|盆接)|水帘|没(电|水|暖)了|停(电|水)|冻(住|裂)|麻手|漏电|跳闸.{0,6}(全|整)|一宿没|断(顿|药|粮)|没吃(饭|的)|不去学校|走不了路|下雪|结冰|滑倒/;

const REASONS: Readonly<Record<Advice, Text>> = {
  ACCEPT: text('可以安排志愿服务', 'A volunteer service can be arranged'),
  EMERGENCY: text('可能有危险', 'There may be danger'),
  HOTLINE_12345: text(
    '这类事由主管部门处理,请打 12345,社区可以代为反映',
    'A public department deals with this: call 12345; the community can pass it on',
  ),
  DUPLICATE: text(
    '像是已经报过的事,会并到原来的单子里催办',
    'This seems to have been reported: it will be joined with that order and urged',
  ),
  OUT_OF_SCOPE: text(
    '这不是志愿服务能做的,请找相应的商家或平台',
    'This is not volunteer work; please turn to the business or platform concerned',
  ),
  ILLEGAL: text(
    '这样做不合规,社区和志愿者不能办',
    'This would not be lawful; neither the community nor volunteers can do it',
  ),
  SPAM: text('没有看出需要什么服务,请用一句话说说', 'No need could be made out; please say it in a sentence'),
};

/** Understands what somebody typed or said: pure, explainable, offline. */
export class PlainWords {
  constructor(
    private readonly signs: Signs,
    private readonly index: WordIndex,
    /** Category of an item, to tell several needs apart. */
    private readonly categoryOf: ReadonlyMap<string, string>,
  ) {}

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
    const sign = this.signs.find(cleaned);
    if (sign) {
      return {
        ...plain,
        advice: 'EMERGENCY',
        call: sign.call,
        reason: sign.reason,
        rule: `sign:${sign.id}`,
        words: sign.words,
        urgency: 'URGENT',
      };
    }
    const begin = cleaned.slice(0, RANKED);
    const { ranked, all } = this.index.rank(begin);
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
    const verdict = this.weigh(cleaned, ranked, all);
    // which number, the examples do not say for certain; 110 answers for all of them
    const call = verdict.advice === 'EMERGENCY' ? '110' : null;
    return { ...plain, ...verdict, call, reason: REASONS[verdict.advice], needs };
  }

  private weigh(
    cleaned: string,
    ranked: readonly Ranked[],
    all: ReadonlyMap<string, number>,
  ): Pick<Reading, 'advice' | 'rule' | 'words' | 'ask'> {
    const best = (advice: string): Ranked | undefined =>
      ranked.find((r) => (advice === 'ACCEPT' ? r.isItem : r.target === advice));
    const weights = (['ACCEPT', ...BY_EXAMPLE] as const).map((advice) => {
      const leaning = advice === 'ACCEPT' ? null : this.signs.leaning(advice, cleaned);
      const sum = (best(advice)?.score ?? 0) + (all.get(advice) ?? 0);
      return { advice, leaning, weight: sum * SHARE[advice] * (leaning ? LEANING : 1) };
    });
    weights.sort((a, b) => b.weight - a.weight);
    const [first, second] = weights;
    if (!first || first.weight === 0) return { advice: 'SPAM', rule: 'nothing-known', words: [], ask: true };
    const close = first.weight - (second?.weight ?? 0) < first.weight * CLEAR;
    const words = first.leaning ? [first.leaning] : (best(first.advice)?.words ?? []);
    return {
      advice: first.advice,
      rule: first.leaning ? 'leaning' : 'examples',
      words,
      ask: close && first.advice !== 'ACCEPT' && first.advice !== 'EMERGENCY',
    };
  }

  /** The whole text's suggestions; and when its clauses ask for different categories, each clause's own. */
  private needsIn(cleaned: string, ranked: readonly Ranked[]): Need[] {
    const whole = suggestionsOf(ranked);
    const clauses = clausesOf(cleaned);
    if (clauses.length < 2) return whole.length > 0 ? [{ text: cleaned, suggestions: whole }] : [];
    const needs = new Map<string, Need>();
    const strongest = whole[0]?.score ?? 0;
    for (const clause of clauses) {
      const suggestions = suggestionsOf(this.index.rank(clause).ranked);
      const top = suggestions[0];
      const category = top && this.categoryOf.get(top.itemId);
      if (!top || !category || top.score < strongest * CLAUSE) continue;
      const known = needs.get(category);
      if (!known || known.suggestions[0]!.score < top.score)
        needs.set(category, { text: clause, suggestions });
    }
    const first: Need = { text: cleaned, suggestions: whole };
    const firstCategory = whole[0] && this.categoryOf.get(whole[0].itemId);
    return [first, ...[...needs].filter(([category]) => category !== firstCategory).map(([, need]) => need)];
  }
}

const suggestionsOf = (ranked: readonly Ranked[]): Suggestion[] =>
  ranked
    .filter((r) => r.isItem)
    .slice(0, SUGGESTIONS)
    .map(({ target, score, words }) => ({ itemId: target, score, words }));
