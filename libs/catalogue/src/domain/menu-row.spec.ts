import { unwrap } from '#libs/kernel';
import { menuItem, type MenuRecord } from './menu-row';

const record: MenuRecord = {
  category_zh: '助老关爱',
  category_en: 'Elder Care',
  name_zh: '陪同就医',
  name_en: 'Hospital companion',
  description_zh: '陪老人挂号、检查、取药',
  typical_provider: '医院支部',
  delivery: '上门',
  typical_duration_minutes: '240',
  group_size: '个人',
  needs_qualification: '急救培训合格',
  risk_level: '中',
  source: 'https://example.org/a',
};

describe('a row of a menu', () => {
  it('becomes an item of its category; what is not low-risk needs triage', () => {
    const { category, content } = unwrap(menuItem(record, 1));
    expect(category).toEqual({ code: 'elder-care', nameZh: '助老关爱', nameEn: 'Elder Care' });
    expect(content).toMatchObject({
      delivery: 'HOME',
      groupSize: 'INDIVIDUAL',
      risk: 'MEDIUM',
      needsTriage: true,
      complex: false,
      durationMinutes: 240,
      qualification: '急救培训合格',
    });
    expect(unwrap(menuItem({ ...record, risk_level: '低' }, 1)).content.needsTriage).toBe(false);
  });

  it.each([
    ['无', null, null],
    ['', null, null],
    ['无(须背景核查)', null, '须背景核查'],
    ['无（须双人在场）', null, '须双人在场'],
    ['教师资格(优先)', null, '教师资格优先'],
    ['执业医师(中医)', '执业医师（中医）', null],
  ])(
    'asks with “%s” for qualification %s and condition %s',
    (needs_qualification, qualification, conditions) => {
      expect(unwrap(menuItem({ ...record, needs_qualification }, 1)).content).toMatchObject({
        qualification,
        conditions,
      });
    },
  );

  it('tells every column at fault', () => {
    const result = menuItem(
      { ...record, delivery: 'constructor', risk_level: '极高', name_en: ' ', category_en: '类' },
      7,
    );
    expect(result.ok ? [] : result.error.map(({ row, column }) => `${row} ${column}`)).toEqual([
      '7 category_en',
      '7 risk_level',
      '7 name_en',
      '7 delivery',
    ]);
  });

  it.each(['', '1e3', '-5', '0', '2', '2000', '一小时'])(
    'refuses a duration of “%s”',
    (typical_duration_minutes) => {
      const result = menuItem({ ...record, typical_duration_minutes }, 1);
      expect(result).toMatchObject({ ok: false, error: [{ column: 'typical_duration_minutes' }] });
    },
  );
});
