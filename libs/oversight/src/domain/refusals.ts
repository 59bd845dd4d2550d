import { text, type Refusal } from '#libs/kernel';

export const refusals = {
  remarkUnknown: {
    code: 'REMARK_NOT_OPEN',
    message: text('这条批示不存在，或已经答复。', 'There is no such remark, or it was answered already.'),
    wayOut: text('请刷新列表。', 'Refresh the list.'),
  },
  unitUnknown: {
    code: 'UNIT_UNKNOWN',
    message: text('本街道没有这个单位。', 'There is no such unit in this street.'),
    wayOut: text('请从组织列表里选择。', 'Choose the unit from the list of organisations.'),
    field: 'organizationId',
  },
  incidentUnknown: {
    code: 'INCIDENT_NOT_OPEN',
    message: text('这起事件不存在，或已经办结。', 'There is no such incident, or it is closed.'),
    wayOut: text('请刷新列表。', 'Refresh the list.'),
  },
  supervisionUnknown: {
    code: 'SUPERVISION_NOT_OPEN',
    message: text(
      '这条督办不存在，或已经签收。',
      'There is no such supervision order, or it was acknowledged.',
    ),
    wayOut: text('请刷新列表。', 'Refresh the list.'),
  },
  screenUnknown: {
    code: 'SCREEN_TOKEN_OVER',
    message: text('大屏口令无效、已过期或已收回。', 'The screen’s token is unknown, over or revoked.'),
    wayOut: text('请到街道工作台重新生成。', 'Issue a new one at the street’s desk.'),
    field: 'token',
  },
} as const satisfies Record<string, Refusal>;
