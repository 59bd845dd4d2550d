import type { Text } from '#libs/kernel';
import { text } from '#libs/kernel';

/** Danger to life at entry (handbook §3 rule 6). Which words mean it is the catalogue's rule, kept as data. */
export interface Danger {
  readonly call: '110' | '119' | '120';
  readonly advice: Text;
}

const ADVICE: Readonly<Record<Danger['call'], Text>> = {
  '110': text(
    '请马上拨打 110。社区值班人员三分钟内会给您回电。',
    'Call 110 now. Somebody from the community will phone you back within three minutes.',
  ),
  '119': text(
    '请马上离开现场并拨打 119。社区值班人员三分钟内会给您回电。',
    'Get out and call 119 now. Somebody from the community will phone you back within three minutes.',
  ),
  '120': text(
    '请马上拨打 120。社区值班人员三分钟内会给您回电。',
    'Call 120 now. Somebody from the community will phone you back within three minutes.',
  ),
};

export function dangerOf(call: Danger['call']): Danger {
  return { call, advice: ADVICE[call] };
}
