import { columnsOf, headRow } from './sheet-columns';

describe('the columns of a sheet', () => {
  it('are known by the names people give them', () => {
    expect(columnsOf(['序号', '姓 名', '联系电话（必填）', '家庭住址', '微心愿*', '登记日期:'])).toEqual([
      null,
      'NAME',
      'PHONE',
      'ADDRESS',
      'TEXT',
      'OCCURRED_AT',
    ]);
  });

  it('hold each content once', () => {
    expect(columnsOf(['电话', '手机'])).toEqual(['PHONE', null]);
  });

  it('are named below a title', () => {
    expect(
      headRow([['某社区微心愿汇总表'], ['填表人：小王'], ['姓名', '电话', '心愿'], ['张三', '1', '2']]),
    ).toBe(2);
    expect(headRow([['张三', '13800000000', '修灯']])).toBeNull();
  });
});
