import { text, type Text } from '#libs/kernel';

/** What is wrong with a field and how to put it right. `numbers` and `choices` come from the rule that was broken. */
export interface InputSentence {
  readonly message: (field: string, rule: BrokenRule) => Text;
  readonly wayOut: (rule: BrokenRule) => Text;
}

export interface BrokenRule {
  readonly numbers: readonly string[];
  readonly choices: readonly string[];
}

const sentence = (
  message: (field: string, rule: BrokenRule) => Text,
  wayOut: (rule: BrokenRule) => Text,
): InputSentence => ({ message, wayOut });

const REQUIRED = sentence(
  (f) => text(`“${f}”没有填写`, `"${f}" is missing`),
  () => text('请填写后再提交', 'Fill it in and submit again'),
);
const KIND = (zh: string, en: string) =>
  sentence(
    (f) => text(`“${f}”应为${zh}`, `"${f}" must be ${en}`),
    () => text(`请改为${zh}后再提交`, `Give ${en} and submit again`),
  );
const FORM = (zh: string, en: string, example: string) =>
  sentence(
    (f) => text(`“${f}”不是有效的${zh}`, `"${f}" is not a valid ${en}`),
    () => text(`请检查格式，例如 ${example}`, `Check its form, for example ${example}`),
  );
const CHOICE = sentence(
  (f) => text(`“${f}”不在可选范围内`, `"${f}" is not one of the choices`),
  ({ choices }) =>
    choices.length > 0
      ? text(`请从以下各项中选择：${choices.join('、')}`, `Choose one of: ${choices.join(', ')}`)
      : text('请从给出的选项中选择', 'Choose one of those offered'),
);

/** Sentences by the name of the class-validator rule. A rule that is not here gets OTHER. */
export const INPUT_SENTENCES: Readonly<Record<string, InputSentence>> = {
  isDefined: REQUIRED,
  isNotEmpty: REQUIRED,
  isNotEmptyObject: REQUIRED,
  arrayNotEmpty: sentence(
    (f) => text(`“${f}”至少要有一项`, `"${f}" needs at least one entry`),
    () => text('请至少选择一项', 'Choose at least one'),
  ),
  isString: KIND('文字', 'text'),
  isInt: KIND('整数', 'a whole number'),
  isNumber: KIND('数字', 'a number'),
  isBoolean: KIND('是或否', 'yes or no'),
  isArray: KIND('列表', 'a list'),
  isObject: KIND('一组字段', 'a group of fields'),
  isDate: FORM('时间', 'time', '2026-11-22T09:30:00+08:00'),
  isDateString: FORM('时间', 'time', '2026-11-22T09:30:00+08:00'),
  isIso8601: FORM('时间', 'time', '2026-11-22T09:30:00+08:00'),
  isUuid: FORM('编号', 'id', '0192d3c4-0000-7000-8000-000000000000'),
  isMobilePhone: FORM('手机号', 'mobile number', '13800000000'),
  isPhoneNumber: FORM('电话号码', 'phone number', '0411-88880000'),
  isEmail: FORM('电子邮箱', 'e-mail address', 'name@example.com'),
  isUrl: FORM('网址', 'web address', 'https://example.com'),
  isNumberString: FORM('数字串', 'string of digits', '123456'),
  isLatitude: FORM('纬度', 'latitude', '38.95'),
  isLongitude: FORM('经度', 'longitude', '121.52'),
  isEnum: CHOICE,
  isIn: CHOICE,
  matches: sentence(
    (f) => text(`“${f}”的格式不对`, `"${f}" has the wrong form`),
    () => text('请检查有没有多余或缺少的字符', 'Check for characters too many or missing'),
  ),
  min: sentence(
    (f, { numbers: [n] }) => text(`“${f}”不能小于 ${n}`, `"${f}" must not be less than ${n}`),
    ({ numbers: [n] }) => text(`请填 ${n} 或更大的数`, `Give ${n} or more`),
  ),
  max: sentence(
    (f, { numbers: [n] }) => text(`“${f}”不能大于 ${n}`, `"${f}" must not be more than ${n}`),
    ({ numbers: [n] }) => text(`请填 ${n} 或更小的数`, `Give ${n} or less`),
  ),
  isPositive: sentence(
    (f) => text(`“${f}”必须大于 0`, `"${f}" must be more than 0`),
    () => text('请填大于 0 的数', 'Give a number above 0'),
  ),
  minLength: sentence(
    (f, { numbers: [n] }) => text(`“${f}”至少 ${n} 个字`, `"${f}" needs at least ${n} characters`),
    () => text('请写得再详细一些', 'Write a little more'),
  ),
  maxLength: sentence(
    (f, { numbers: [n] }) => text(`“${f}”最多 ${n} 个字`, `"${f}" may have at most ${n} characters`),
    () => text('请缩短后再提交', 'Shorten it and submit again'),
  ),
  isLength: sentence(
    (f, { numbers }) =>
      text(`“${f}”的长度应为 ${numbers.join('–')} 个字`, `"${f}" must have ${numbers.join('–')} characters`),
    () => text('请调整长度后再提交', 'Adjust its length and submit again'),
  ),
  arrayMinSize: sentence(
    (f, { numbers: [n] }) => text(`“${f}”至少要有 ${n} 项`, `"${f}" needs at least ${n} entries`),
    () => text('请补充后再提交', 'Add some and submit again'),
  ),
  arrayMaxSize: sentence(
    (f, { numbers: [n] }) => text(`“${f}”最多 ${n} 项`, `"${f}" may have at most ${n} entries`),
    () => text('请减少后再提交', 'Take some out and submit again'),
  ),
  arrayUnique: sentence(
    (f) => text(`“${f}”里有重复的项`, `"${f}" has entries twice`),
    () => text('请去掉重复的项', 'Take out the repeated ones'),
  ),
  minDate: sentence(
    (f) => text(`“${f}”的时间太早`, `"${f}" is too early`),
    () => text('请选择更晚的时间', 'Choose a later time'),
  ),
  maxDate: sentence(
    (f) => text(`“${f}”的时间太晚`, `"${f}" is too late`),
    () => text('请选择更早的时间', 'Choose an earlier time'),
  ),
  whitelistValidation: sentence(
    (f) => text(`不认识字段“${f}”`, `The field "${f}" is not known`),
    () => text('请去掉它', 'Leave it out'),
  ),
  unknown: sentence(
    (f) => text(`不认识字段“${f}”`, `The field "${f}" is not known`),
    () => text('请去掉它，或检查拼写', 'Leave it out, or check its spelling'),
  ),
  controlCharacters: sentence(
    (f) => text(`“${f}”里有无法保存的字符`, `"${f}" has characters that cannot be kept`),
    () => text('请重新输入这一栏，不要从别处粘贴', 'Type this field afresh instead of pasting it'),
  ),
};

export const OTHER_SENTENCE = sentence(
  (f) => text(`“${f}”填写有误`, `"${f}" is not right`),
  () => text('请检查这一栏后再提交', 'Check this field and submit again'),
);
