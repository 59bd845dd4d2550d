import { randomUUID } from 'node:crypto';
import { FakeClock } from '#libs/kernel';
import type { ShelfFilter } from '#libs/catalogue';
import { openStreet } from './street';

let street: Awaited<ReturnType<typeof openStreet>>;

beforeAll(async () => {
  street = await openStreet(new FakeClock(new Date('2026-11-22T08:00:00Z')));
  await street.importMenu();
});
afterAll(() => street.close());

async function names(
  search: string | null,
  filter: Partial<ShelfFilter> = {},
  first = 100,
): Promise<string[]> {
  const page = await street.search.searchShelf(search, { streetId: street.street.id, ...filter }, { first });
  return page.items.map((item) => item.nameZh);
}

describe('the real menu is found', () => {
  it.each([
    ['by words in the name, before words in the text', '量血压', ['上门量血压测血糖', '社区义诊']],
    ['by initials', 'lxy', ['上门量血压测血糖']],
    ['by syllables', 'xueya', ['上门量血压测血糖', '家用血压计校准']],
    ['by syllables and initials mixed, upper case and full width', 'LiangＸＹ', ['上门量血压测血糖']],
    ['by a word inside a name', '理发', ['义务理发', '卧床老人上门理发']],
    ['by the beginning of a syllable, as it is typed', 'shuilongt', ['水龙头水管小修']],
    ['with a letter wrong', 'shuilongtuo', ['水龙头水管小修']],
    ['with a wrong character of the same sound', '水笼头', ['水龙头水管小修']],
    ['with words around the name', '修水龙头', ['水龙头水管小修']],
    ['by what is done', '擦玻璃', ['居家保洁助洁']],
    ['in English', 'blood pressure', ['上门量血压测血糖', '家用血压计校准']],
    ['in English with a letter too many', 'haircutt', ['义务理发', '卧床老人上门理发']],
    ['by a letter that means ü', 'lvshi', ['律师坐班咨询']],
    ['by an abbreviation in the text', 'aed', ['急救技能培训']],
    ['by two words that both must be there', '上门 理发', ['卧床老人上门理发']],
  ])('%s: %s', async (_, search, found) => {
    expect(await names(search)).toEqual(found);
  });

  it.each([
    ['我家马桶堵了', '马桶下水道疏通'],
    ['教老人用手机', '一对一教用手机'],
    ['冰箱坏了', '大家电上门诊断'],
  ])('by a sentence that shares words with it: %s', async (search, first) => {
    expect((await names(search))[0]).toBe(first);
  });

  it('by its category', async () => {
    expect(await names('助老')).toHaveLength(8);
    expect(await names('legal')).toContain('律师坐班咨询');
  });

  it.each([
    ['彩票', '彩票'],
    ['letters without sense', 'zxqwv'],
    ['an attempt at SQL', "' OR 1=1 --"],
    ['five thousand characters', '水'.repeat(5_000)],
  ])('and nothing is made up for %s', async (_, search) => {
    expect(await names(search)).not.toContain('义务理发');
    expect((await names(search)).length).toBeLessThan(10);
  });

  it('each item by its own name, its syllables and its initials', async () => {
    const all = await street.dataSource.query<{ nameZh: string; pinyin: string; initials: string }[]>(
      'SELECT name_zh AS "nameZh", pinyin, initials FROM service_items',
    );
    expect(all).toHaveLength(90);
    for (const { nameZh, pinyin, initials } of all) {
      expect((await names(nameZh))[0]).toBe(nameZh);
      expect(await names(pinyin.replaceAll(' ', ''))).toContain(nameZh);
      expect(await names(initials)).toContain(nameZh);
    }
  });
});

describe('the shelf', () => {
  it('lists the whole menu in its order when nothing is searched for', async () => {
    for (const search of [null, '', ' ！？% \\ \0']) {
      const list = await names(search);
      expect(list).toHaveLength(90);
      expect(list.slice(0, 2)).toEqual(['高龄独居老人探访', '陪聊散步']);
      expect(list.at(-1)).toBe('两新组织党建指导');
    }
  });

  it.each([null, '上门', 'q'])('pages through without loss or repetition (%s)', async (search) => {
    const whole = await names(search);
    const paged: string[] = [];
    let after: string | null = null;
    do {
      const page = await street.search.searchShelf(
        search,
        { streetId: street.street.id },
        { first: 7, after },
      );
      paged.push(...page.items.map((item) => item.nameZh));
      after = page.hasNextPage ? page.items.at(-1)!.cursor : null;
    } while (after);
    expect(paged).toEqual(whole);
  });

  it('refuses a page position that is not its own', async () => {
    const asking = street.search.searchShelf(
      null,
      { streetId: street.street.id },
      { first: 5, after: 'bm9uc2Vuc2U' },
    );
    await expect(asking).rejects.toMatchObject({ code: 'BAD_USER_INPUT', problems: [{ field: 'after' }] });
  });

  it('filters by category and by delivery', async () => {
    expect(await names(null, { categoryCode: 'home-repair' })).toHaveLength(8);
    expect(await names(null, { categoryCode: 'elder-care', delivery: 'ONLINE' })).toEqual(['电话问候']);
    expect(await names('修', { categoryCode: 'elder-care' })).toEqual([]);
  });

  it('shows in a community what is offered there and what is for the whole street', async () => {
    await street.dataSource.query(
      `UPDATE service_items SET service_area_paths = $1 WHERE name_zh = '义务理发'`,
      [[street.community.path]],
    );
    expect(await names('理发', { communityId: street.community.id })).toContain('义务理发');
    expect(await names('理发', { communityId: street.neighbour.id })).toEqual(['卧床老人上门理发']);
    await expect(names(null, { communityId: randomUUID() })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    });
  });

  it('of one street shows nothing of another, nor drafts, nor what was taken off', async () => {
    expect(await names(null, { streetId: street.otherStreet.id })).toEqual([]);
    await street.dataSource.query(`UPDATE service_items SET status = 'OFF_SHELF' WHERE name_zh = '磨刀磨剪'`);
    await street.dataSource.query(`UPDATE service_items SET status = 'DRAFT' WHERE name_zh = '缝补改衣'`);
    expect(await names('磨刀磨剪')).toEqual([]);
    expect(await names('缝补改衣')).toEqual([]);
    expect(await names(null)).toHaveLength(88);
  });
});
