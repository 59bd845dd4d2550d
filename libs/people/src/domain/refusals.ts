import { text, type Refusal } from '#libs/kernel';

/** Also the answer for people of another street: that they exist is nobody's business there. */
export const PERSON_NOT_FOUND: Refusal = {
  code: 'PERSON_NOT_FOUND',
  message: text('查无此人', 'No such person'),
  wayOut: text('请核对后重试，或重新登记', 'Check and try again, or register the person'),
};

export const NAME_NEEDED: Refusal = {
  code: 'NAME_NEEDED',
  message: text('没有填写姓名', 'There is no name'),
  wayOut: text('请填写姓名，最多 60 个字', 'Give a name of up to 60 characters'),
  field: 'name',
};

export const REACHABLE_NEEDED: Refusal = {
  code: 'PHONE_OR_ADDRESS_NEEDED',
  message: text('电话和地址至少填一项', 'A phone number or an address is needed'),
  wayOut: text('请填写电话；没有电话的，请填写住址', 'Give a phone number; without one, the home address'),
  field: 'phone',
};

export const FAMILY_CONTACT_NEEDED: Refusal = {
  code: 'FAMILY_CONTACT_NEEDED',
  message: text(
    '选择由家人联系，须留下家人的姓名和电话',
    'To be reached through family, a relative’s name and phone are needed',
  ),
  wayOut: text(
    '请填写家人的姓名和电话，或改选电话、短信联系',
    'Give the relative’s name and phone, or choose calls or messages',
  ),
  field: 'family',
};

export const ONESELF_IS_NO_RELATIVE: Refusal = {
  code: 'ONESELF_IS_NO_RELATIVE',
  message: text('这就是您本人', 'This is yourself'),
  wayOut: text('为自己下单时不用选择亲友', 'For yourself no relative needs to be chosen'),
  field: 'name',
};

export const TOO_MANY_RELATIVES: Refusal = {
  code: 'TOO_MANY_RELATIVES',
  message: text('最多保存 20 位亲友', 'Up to 20 relatives can be saved'),
  wayOut: text('请先移除不再代为点单的亲友', 'Remove somebody you no longer order for first'),
};

export const RELATIVE_NOT_FOUND: Refusal = {
  code: 'RELATIVE_NOT_FOUND',
  message: text('没有这位亲友', 'There is no such relative'),
  wayOut: text('请刷新亲友列表', 'Refresh the list of relatives'),
};

export const REASON_NEEDED: Refusal = {
  code: 'REASON_NEEDED',
  message: text('查看联系方式须写明事由', 'A reason is needed to see contact details'),
  wayOut: text('请用 2 至 500 个字写明为何需要查看', 'Say in 2 to 500 characters why you need them'),
  field: 'reason',
};
