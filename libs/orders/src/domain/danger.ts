import type { Text } from '#libs/kernel';
import { text } from '#libs/kernel';

export interface Danger {
  readonly call: '110' | '119' | '120';
  readonly advice: Text;
}

/**
 * A first, plain rule for danger to life at entry (handbook §3 rule 6): words that never belong to an order for a
 * volunteer. Errs towards the emergency: a person at the desk phones back and can place the order then.
 */
const SIGNS: readonly { readonly call: Danger['call']; readonly words: RegExp }[] = [
  { call: '119', words: /着火|起火了|失火|冒黑烟|煤气泄漏|燃气泄漏|煤气漏|燃气漏|瓦斯味|被困电梯|困在电梯/ },
  {
    call: '120',
    words:
      /没有?呼吸|没气了|喘不上气|喘不过气|昏迷|晕倒|昏倒|叫不醒|不省人事|胸口疼|胸痛|心梗|中风|抽搐|大出血|血流不止|喝农药|喝了?药|煤气中毒|摔倒.{0,8}(起不来|动不了)|噎住/,
  },
  {
    call: '110',
    words:
      /不想活|想死|自杀|跳楼|割腕|轻生|打人|家暴|持刀|拿刀|砍|抢劫|入室|走失|走丢|失踪|孩子丢|老人丢|报警|正在转账|被骗.{0,6}(转账|汇款)|跟踪我/,
  },
];

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

export function dangerIn(words: string): Danger | null {
  const found = SIGNS.find((sign) => sign.words.test(words));
  return found ? { call: found.call, advice: ADVICE[found.call] } : null;
}
