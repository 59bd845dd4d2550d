import { text, type Refusal } from '#libs/kernel';

/** Also the answer for organisations of another street. */
export const ORGANIZATION_NOT_FOUND: Refusal = {
  code: 'ORGANIZATION_NOT_FOUND',
  message: text('找不到这个组织', 'No such organisation'),
  wayOut: text('请从组织目录中重新选择', 'Choose one from the directory of organisations'),
};

export const ORGANIZATION_INACTIVE: Refusal = {
  code: 'ORGANIZATION_INACTIVE',
  message: text('这个组织已停用', 'This organisation is no longer active'),
  wayOut: text(
    '请选择在用的组织，或先由街道恢复启用',
    'Choose an active one, or have the street activate it first',
  ),
};

export const CODE_TAKEN: Refusal = {
  code: 'ORGANIZATION_CODE_TAKEN',
  message: text('同级下已有组织使用这个代码', 'A sibling organisation uses this code already'),
  wayOut: text('请换一个代码', 'Choose another code'),
  field: 'code',
};

export const KIND_DOES_NOT_FIT: Refusal = {
  code: 'ORGANIZATION_KIND_DOES_NOT_FIT',
  message: text(
    '这一类组织不能设在所选的上级之下',
    'An organisation of this kind cannot stand under that parent',
  ),
  wayOut: text('请选择合适的上级组织', 'Choose a fitting parent'),
  field: 'parentId',
};

export const MOVE_LEAVES_STREET: Refusal = {
  code: 'MOVE_LEAVES_STREET',
  message: text('组织不能移到别的街道', 'An organisation cannot move to another street'),
  wayOut: text(
    '请在新街道新建组织，并停用原组织',
    'Create it anew in the other street and make this one inactive',
  ),
  field: 'parentId',
};

export const MOVE_INTO_ITSELF: Refusal = {
  code: 'MOVE_INTO_ITSELF',
  message: text('组织不能移到自己的下级', 'An organisation cannot move below itself'),
  wayOut: text('请选择别的上级组织', 'Choose another parent'),
  field: 'parentId',
};

export const HAS_ACTIVE_CHILDREN: Refusal = {
  code: 'ORGANIZATION_HAS_ACTIVE_CHILDREN',
  message: text('其下还有在用的组织', 'There are active organisations below it'),
  wayOut: text('请先移走或停用下级组织', 'Move those or make them inactive first'),
};

export const ROLE_NOT_LENT: Refusal = {
  code: 'ROLE_CANNOT_BE_LENT',
  message: text(
    '系统管理员和审计员的职责不能委托',
    'The roles of administrators and auditors cannot be lent',
  ),
  wayOut: text('请由另一位管理员授予职责', 'Have another administrator give the role'),
};

export const NO_COLLEAGUE: Refusal = {
  code: 'NOT_A_COLLEAGUE',
  message: text('只能委托给同一组织的其他人', 'A role is lent to somebody else of the same organisation'),
  wayOut: text('请从本组织的人员中选择', 'Choose somebody who holds a role there'),
  field: 'toPersonId',
};

export const DELEGATION_DATES: Refusal = {
  code: 'DELEGATION_DATES',
  message: text(
    '委托须在今后结束，最长 90 天',
    'A delegation ends in the future, after 90 days at the latest',
  ),
  wayOut: text('请核对起止时间', 'Check from and until'),
  field: 'until',
};

export const DELEGATION_OVERLAPS: Refusal = {
  code: 'DELEGATION_OVERLAPS',
  message: text('这段时间已经委托给别人', 'The role is lent to somebody during that time already'),
  wayOut: text('请先结束原委托，或另选时间', 'End that one first, or choose another time'),
};

export const DELEGATION_NOT_FOUND: Refusal = {
  code: 'DELEGATION_NOT_FOUND',
  message: text('没有这项委托', 'There is no such delegation'),
  wayOut: text('请刷新页面', 'Refresh the page'),
};

export const ALREADY_A_MEMBER: Refusal = {
  code: 'ALREADY_A_VOLUNTEER_THERE',
  message: text('您已是这个组织的志愿者', 'You volunteer there already'),
  wayOut: text('在“我的组织”里可以看到', 'It is among your organisations'),
};

export const JOIN_REQUEST_NOT_FOUND: Refusal = {
  code: 'JOIN_REQUEST_NOT_OPEN',
  message: text('没有这份加入申请，或已经处理', 'There is no such request, or it was decided already'),
  wayOut: text('请刷新列表', 'Refresh the list'),
};

/** 志愿服务条例 and handbook §8: only community and street carry the fallback duty, so they cannot put it down. */
export const FALLBACK_DUTY: Refusal = {
  code: 'FALLBACK_DUTY_CANNOT_PAUSE',
  message: text(
    '社区和街道负有兜底责任，不能停接',
    'Communities and streets are the fallback and cannot pause',
  ),
  wayOut: text('可以停接具体的服务队或党支部', 'Pause a service team or a branch instead'),
};

export const AREA_OUTSIDE_STREET: Refusal = {
  code: 'SERVICE_AREA_OUTSIDE_STREET',
  message: text('服务范围里有不属于本街道的地方', 'The service area names a place outside this street'),
  wayOut: text(
    '请只选择本街道的社区、小区或楼栋',
    'Choose communities, estates or buildings of this street only',
  ),
  field: 'serviceAreaIds',
};

export const ROLE_DOES_NOT_FIT: Refusal = {
  code: 'ROLE_DOES_NOT_FIT_ORGANIZATION',
  message: text('这一类组织没有这个角色', 'An organisation of this kind has no such role'),
  wayOut: text('请选择合适的组织或角色', 'Choose a fitting organisation or role'),
  field: 'role',
};

export const OWN_ROLE: Refusal = {
  code: 'CANNOT_GRANT_TO_ONESELF',
  message: text('不能给自己授予角色', 'Nobody grants a role to himself'),
  wayOut: text('请由另一位有权限的人办理', 'Ask somebody else who may'),
  field: 'personId',
};

/** Also the answer for people of another street. */
export const PERSON_NOT_FOUND: Refusal = {
  code: 'PERSON_NOT_FOUND',
  message: text('本组织所在的街道查无此人', "There is no such person in the organisation's street"),
  wayOut: text('请核对人员，或先登记', 'Check the person, or register the person first'),
  field: 'personId',
};

export const MEMBERSHIP_NOT_FOUND: Refusal = {
  code: 'MEMBERSHIP_NOT_FOUND',
  message: text('没有这项任职，或已经结束', 'There is no such role, or it has ended'),
  wayOut: text('请刷新后再看', 'Look again'),
};

export const LAST_ADMIN: Refusal = {
  code: 'LAST_ADMIN',
  message: text('这是最后一位系统管理员', 'This is the last administrator'),
  wayOut: text('请先授予另一位系统管理员', 'Grant the role to somebody else first'),
};

export const NOT_A_JOINT_BODY: Refusal = {
  code: 'NOT_A_JOINT_BODY',
  message: text('这不是联合体', 'This is not a joint body'),
  wayOut: text('请选择联合体或融合体', 'Choose a joint body'),
  field: 'jointBodyId',
};

export const SETTINGS_CHANGED_MEANWHILE: Refusal = {
  code: 'SETTINGS_CHANGED_MEANWHILE',
  message: text('别人刚刚改过这些设置', 'Somebody else has just changed these settings'),
  wayOut: text('请刷新，看过新的设置后再改', 'Look at the new settings, then change them'),
  field: 'expectedVersion',
};

export const DATE_NOT_VALID: Refusal = {
  code: 'DATE_NOT_VALID',
  message: text('日期不存在', 'There is no such date'),
  wayOut: text('请按 2026-10-01 的格式填写', 'Write it as 2026-10-01'),
  field: 'date',
};
