import type { Language } from '#libs/kernel';

/**
 * Chinese, unless `Accept-Language` prefers English to it: `en`, `en-GB,en;q=0.9`, `en,zh;q=0.5`.
 * Other languages say nothing; equal weights go to the one named first.
 */
export function languageOf(acceptLanguage: string | undefined): Language {
  let best: { language: Language; weight: number } | null = null;
  for (const part of (acceptLanguage ?? '').slice(0, 200).split(',')) {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const primary = tag.split('-')[0];
    if (primary !== 'zh' && primary !== 'en') continue;
    const weight = Number(/^\s*q=([\d.]+)/.exec(parameters.join(';'))?.[1] ?? 1);
    if (weight > (best?.weight ?? 0)) best = { language: primary, weight };
  }
  return best?.language ?? 'zh';
}
