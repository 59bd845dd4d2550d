import { readRow } from './sheet-row';
import type { SheetColumns } from './sheet-columns';

const COLUMNS: SheetColumns = ['NAME', 'PHONE', 'ADDRESS', 'TEXT', 'OCCURRED_AT', 'URGENCY'];
const NOW = new Date('2026-11-22T10:00:00+08:00');
const read = (...cells: string[]) => readRow(cells, COLUMNS, NOW);
const sentences = (...cells: string[]) => read(...cells).problems.map(({ zh }) => zh);

describe('a row of a sheet', () => {
  it('is understood as people write it', () => {
    expect(read('张三', '１３８ 0000 0001', '3号楼', '灯不亮', '2026年11月20日', '急')).toEqual({
      request: {
        name: '张三',
        phone: '13800000001',
        address: '3号楼',
        text: '灯不亮',
        itemName: null,
        communityName: null,
        urgency: 'URGENT',
        occurredAt: new Date('2026-11-20T00:00:00+08:00'),
      },
      problems: [],
    });
  });

  it('says what is missing, all at once', () => {
    expect(sentences('', '', '', '')).toEqual(['没有写姓名', '电话和地址至少填一项', '没有写需要什么服务']);
  });

  it.each(['2026-02-30', '11月20日', '昨天', '2026-13-01'])('does not guess the date %s', (date) => {
    expect(sentences('张三', '', '3号楼', '灯不亮', date)).toEqual(['日期看不懂，请写成 2026-11-20']);
  });

  it('does not take a date of tomorrow or of long ago', () => {
    expect(sentences('张三', '', '3号楼', '灯不亮', '2026/11/23')).toEqual(['日期晚于今天']);
    expect(sentences('张三', '', '3号楼', '灯不亮', '2020.1.1')).toEqual(['日期早于两年前']);
  });

  it('takes the first of two numbers, and refuses what is none', () => {
    expect(read('张三', '13800000001/84308888', '', '灯不亮').request.phone).toBe('13800000001');
    expect(sentences('张三', '138', '3号楼', '灯不亮')).toHaveLength(1);
  });
});
