import { cut_for_search } from 'jieba-wasm';

const HAN = /^\p{Script=Han}+$/u;
/** Words that every sentence has. */
const FILLERS = new Set(
  '的 了 吗 呢 吧 啊 呀 嘛 和 与 是 在 有 我 你 他 她 它 们 俺 咱 这 那 个 就 都 也 还 很 不 没 能 想 要 给 帮 来 去 上 下 到 把 被 让 跟 又 再 一 一个 一下 我们 你们 他们 俺们 咱们 这个 那个 什么 怎么 咋 谁 哪 吗 呗 哈 请 谢谢 您 您好 你好'.split(
    ' ',
  ),
);

/**
 * Terms a text is found by: the dictionary's words, and pairs of neighbouring characters, because colloquial words and
 * typing errors are in no dictionary.
 */
export function termsOf(text: string): string[] {
  const words = cut_for_search(text, true).filter((word) => /[\p{L}\p{N}]/u.test(word) && !FILLERS.has(word));
  const pairs: string[] = [];
  for (const run of text.match(/\p{Script=Han}+/gu) ?? []) {
    for (let i = 0; i + 1 < run.length; i++) {
      const pair = run.slice(i, i + 2);
      if (![...pair].every((character) => FILLERS.has(character))) pairs.push(`~${pair}`);
    }
  }
  return [...words.map((word) => (HAN.test(word) ? word : word.toLowerCase())), ...pairs];
}
