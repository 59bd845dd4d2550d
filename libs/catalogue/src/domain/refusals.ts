import { text, type Refusal } from '#libs/kernel';

export const itemNotFound: Refusal = {
  code: 'SERVICE_ITEM_NOT_FOUND',
  message: text('没有找到这项服务', 'There is no such service'),
  wayOut: text('请回到货架重新选择', 'Go back to the shelf and choose again'),
  field: 'itemId',
};

export const sessionNotFound: Refusal = {
  code: 'SERVICE_SESSION_NOT_FOUND',
  message: text('没有找到这个场次', 'There is no such session'),
  wayOut: text('请重新选择场次', 'Choose a session again'),
  field: 'sessionId',
};

export const categoryNotFound: Refusal = {
  code: 'SERVICE_CATEGORY_NOT_FOUND',
  message: text('没有这个服务类别', 'There is no such category'),
  wayOut: text('请从类别列表中选择', 'Choose one from the list of categories'),
  field: 'categoryId',
};

export const organizationNotFound: Refusal = {
  code: 'ORGANIZATION_NOT_FOUND',
  message: text('本街道没有这个组织，或它已停用', 'The street has no such active organisation'),
  wayOut: text('请从组织列表中选择', 'Choose one from the list of organisations'),
  field: 'organizationId',
};

export const nameTaken = (name: string): Refusal => ({
  code: 'SERVICE_ITEM_NAME_TAKEN',
  message: text(`本街道的货架已有“${name}”`, `The shelf of this street already has “${name}”`),
  wayOut: text('请换一个名称，或加入已有的服务项目', 'Choose another name, or join the item that is there'),
  field: 'nameZh',
});

export const itemNotDraft: Refusal = {
  code: 'SERVICE_ITEM_NOT_DRAFT',
  message: text(
    '已上架过的项目，承办单位不能再改',
    'An item that has been on the shelf is no longer edited by its provider',
  ),
  wayOut: text(
    '请联系社区书记或街道干部修改',
    'Ask the community secretary or the street office to change it',
  ),
};

export const itemNotOnShelf: Refusal = {
  code: 'SERVICE_ITEM_NOT_ON_SHELF',
  message: text('这项服务没有上架', 'This service is not on the shelf'),
  wayOut: text('请选择货架上的服务', 'Choose one that is on the shelf'),
};

export const itemIncomplete: Refusal = {
  code: 'SERVICE_ITEM_INCOMPLETE',
  message: text('内容还不完整，不能上架', 'It is not complete and cannot go on the shelf'),
  wayOut: text('请补全名称、英文名称和说明', 'Fill in both names and the description'),
};

export const qualificationMissing = (required: string): Refusal => ({
  code: 'QUALIFICATION_MISSING',
  message: text(
    `提供这项服务需要资质：${required}`,
    `Offering this service takes a qualification: ${required}`,
  ),
  wayOut: text('请先在组织资料里登记资质', 'Register the qualification with the organisation first'),
  field: 'organizationId',
});

export const notAProvider: Refusal = {
  code: 'NOT_A_PROVIDER_OF_THE_ITEM',
  message: text('这个组织不提供这项服务', 'This organisation does not offer this service'),
  wayOut: text('请先加入这项服务', 'Join the service first'),
  field: 'organizationId',
};

export const providerHasSessions: Refusal = {
  code: 'PROVIDER_HAS_SESSIONS',
  message: text('这个组织还有未结束的场次', 'This organisation still has sessions to come'),
  wayOut: text('请先办完或取消这些场次', 'Hold or cancel those sessions first'),
  field: 'organizationId',
};

export const sessionNotEditable: Refusal = {
  code: 'SESSION_NOT_EDITABLE',
  message: text(
    '场次已结束、已取消或已开始，不能再改',
    'The session is over, cancelled or has begun, and cannot be changed',
  ),
  wayOut: text('请新建一个场次', 'Create a new session'),
};

export const timeFixedByOrders: Refusal = {
  code: 'SESSION_TIME_PROMISED',
  message: text('已有居民预约，时间和地点不能直接改', 'Residents have booked it: its time and place stand'),
  wayOut: text(
    '请取消该场次另开一场，系统会通知已预约的居民',
    'Cancel it and open another; those who booked are told',
  ),
};

export const capacityBelowTaken = (taken: number): Refusal => ({
  code: 'SESSION_CAPACITY_BELOW_TAKEN',
  message: text(`已有 ${taken} 人预约，名额不能更少`, `${taken} places are taken already`),
  wayOut: text(`名额请不少于 ${taken}`, `Keep at least ${taken} places`),
  field: 'capacity',
});
