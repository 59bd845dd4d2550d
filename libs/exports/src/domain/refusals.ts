import { text, type Refusal } from '#libs/kernel';

export const EXPORT_KIND_UNKNOWN: Refusal = {
  code: 'EXPORT_KIND_UNKNOWN',
  message: text('没有这种导出', 'There is no such export'),
  wayOut: text('请从列表里选择要导出的内容', 'Choose from the list what to export'),
  field: 'kind',
};

export const EXPORT_FORMAT_UNKNOWN: Refusal = {
  code: 'EXPORT_FORMAT_UNKNOWN',
  message: text('这种导出没有所选的格式', 'This export does not come in that format'),
  wayOut: text('请换一种格式，例如 XLSX', 'Choose another format, such as XLSX'),
  field: 'format',
};

export const EXPORT_PERIOD_WRONG: Refusal = {
  code: 'EXPORT_PERIOD_WRONG',
  message: text(
    '起止时间不对：最长一年，起在止之前',
    'The period is wrong: a year at most, its start before its end',
  ),
  wayOut: text('请重新选择起止日期', 'Choose the first and the last day again'),
  field: 'from',
};

export const EXPORT_PLACE_UNKNOWN: Refusal = {
  code: 'EXPORT_PLACE_UNKNOWN',
  message: text('没有找到这个社区或街道', 'There is no such community or street'),
  wayOut: text('请从列表里选择范围', 'Choose the area from the list'),
  field: 'under',
};

export const EXPORT_REASON_NEEDED: Refusal = {
  code: 'EXPORT_REASON_NEEDED',
  message: text('导出联系方式须写明事由', 'A reason is needed to export contact details'),
  wayOut: text(
    '请用 2 至 500 个字写明用途，或不带联系方式导出',
    'Say in 2 to 500 characters what they are for, or leave them out',
  ),
  field: 'reason',
};

export const EXPORT_CONTACTS_REFUSED: Refusal = {
  code: 'EXPORT_CONTACTS_REFUSED',
  message: text('您的职责不能导出联系方式', 'Your role may not export contact details'),
  wayOut: text(
    '请不带联系方式导出，或请社区书记、街道干部办理',
    'Leave them out, or ask the community secretary or the street office',
  ),
  field: 'withContacts',
};

export const tooManyRows = (rows: number, most: number): Refusal => ({
  code: 'EXPORT_TOO_LARGE',
  message: text(
    `这个范围有 ${rows} 行，一次最多 ${most} 行`,
    `There are ${rows} rows; one export holds ${most} at most`,
  ),
  wayOut: text('请缩短起止时间，分几次导出', 'Choose a shorter period and export in several parts'),
  field: 'from',
  details: { rows, most },
});

export const EXPORT_NOT_FOUND: Refusal = {
  code: 'EXPORT_NOT_FOUND',
  message: text('没有找到这次导出', 'There is no such export'),
  wayOut: text('请在“我的导出”里查看', 'Look under "my exports"'),
};

/** Told when the work failed for good. */
export const EXPORT_FAILED: Refusal = {
  code: 'EXPORT_FAILED',
  message: text('导出没有成功', 'The export did not succeed'),
  wayOut: text(
    '请稍后重新导出；仍不成功请告诉管理员',
    'Export again later; tell the administrator if it fails again',
  ),
};
