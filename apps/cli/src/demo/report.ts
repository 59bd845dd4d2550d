import type { StreetFigures } from './figures';
import type { OrderStory } from './story/world';

const FINAL = new Set(['CLOSED', 'CANCELLED', 'REFERRED']);

/** Where a request ended: `end` for people, `isEnd` whether that is an end at all. */
export interface End {
  readonly kind: 'closed' | 'cancelled' | 'referred' | 'unmet' | 'emergency' | 'refused' | 'unfinished';
  readonly words: string;
}

/** An end is: phoned back, refused at entry, a final status, or unmet for now with a date that is still ahead. */
export function endOf(story: OrderStory, now: Date): End {
  if (story.entry === 'EMERGENCY')
    return story.calledBack
      ? { kind: 'emergency', words: '110/119/120,已回电 · phoned back' }
      : { kind: 'unfinished', words: 'nobody phoned back' };
  if (story.entry === 'REFUSED')
    return { kind: 'refused', words: `refused at entry · 未受理 ${story.refusedBecause}` };
  const { seen } = story;
  if (!seen) return { kind: 'unfinished', words: 'never placed' };
  const words = `${seen.status}${seen.outcome ? `(${seen.outcome})` : ''}`;
  if (FINAL.has(seen.status)) return { kind: seen.status.toLowerCase() as End['kind'], words };
  const reviewAt = seen.status === 'UNMET' ? seen.details.unmet?.reviewAt : undefined;
  if (reviewAt && new Date(reviewAt) > now)
    return { kind: 'unmet', words: `${words} → ${reviewAt.slice(0, 10)}` };
  return { kind: 'unfinished', words };
}

const FIRST_WORDS = 14;

/** One line a request: its number, how it began, where it ended, and by which way. */
export function storyLine(story: OrderStory, end: End): string {
  const plain = story.text.replace(/\s+/g, ' ').trim() || '(空 · empty)';
  const words = [...plain].slice(0, FIRST_WORDS).join('');
  const way = story.path.map((status) => SHORT[status] ?? status).join('›');
  return `${String(story.index + 1).padStart(3)}  ${(story.code ?? '—').padEnd(15)} ${pad(words, FIRST_WORDS * 2)} ${end.words}${way ? `  [${way}]` : ''}`;
}

const SHORT: Readonly<Record<string, string>> = {
  SUBMITTED: '待受理',
  NEEDS_INFO: '待补充',
  OPEN: '待接单',
  INVITED: '邀约',
  COMMUNITY_FALLBACK: '社区兜底',
  STREET_FALLBACK: '街道兜底',
  CLAIMED: '接单',
  SCHEDULED: '排期',
  IN_SERVICE: '服务',
  DONE: '待确认',
  CONFIRMED: '待评价',
  RECTIFYING: '整改',
  RECHECKING: '复核',
  SUSPENDED: '挂起',
  CLOSED: '办结',
  CANCELLED: '撤单',
  REFERRED: '转介',
  UNMET: '暂无法满足',
};

export function figureLines({ shares, durations, composite }: StreetFigures): string[] {
  const lines = shares.map(({ name, formula, numerator, denominator }) => {
    const share = denominator > 0 ? (numerator / denominator).toFixed(3) : '  —  ';
    return `${pad(name.zh, 12)} ${name.en.padEnd(21)} ${share}  ${`${trim(numerator)}/${trim(denominator)}`.padEnd(11)} ${formula}`;
  });
  lines.push(
    `${pad('综合分', 12)} ${'Composite'.padEnd(21)} ${composite === null ? '  —  ' : composite.toFixed(3)}  ${''.padEnd(11)} 0.10 response + 0.45 resolution + 0.45 satisfaction`,
  );
  for (const { name, median, p90 } of durations)
    lines.push(`${pad(name.zh, 12)} ${name.en.padEnd(21)} median ${hours(median)}, P90 ${hours(p90)}`);
  return lines;
}

const trim = (n: number): string => String(Math.round(n * 10) / 10);
const hours = (n: number | null): string => (n === null ? '—' : `${n.toFixed(1)} h`);

/** Pads to so many columns; Chinese characters take two. */
function pad(text: string, columns: number): string {
  const width = [...text].reduce(
    (sum, c) =>
      sum + (/[\p{Script=Han}\u3000-\u303f\uff00-\uffe6\p{Extended_Pictographic}]/u.test(c) ? 2 : 1),
    0,
  );
  return text + ' '.repeat(Math.max(0, columns - width));
}
