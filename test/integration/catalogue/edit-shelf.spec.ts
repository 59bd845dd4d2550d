import { FakeClock, SYSTEM, unwrap, type PersonActor, type Role } from '#libs/kernel';
import { changeSeats, type ItemContent, type SessionContent } from '#libs/catalogue';
import { holder, ids, MENU, openStreet } from './street';

const clock = new FakeClock(new Date('2026-11-22T08:00:00Z'));
let street: Awaited<ReturnType<typeof openStreet>>;
let lead: PersonActor;
let secretary: PersonActor;
let categoryId: string;

beforeAll(async () => {
  street = await openStreet(clock);
  unwrap(await street.importMenu());
  lead = actor('PROVIDER_LEAD', street.team);
  secretary = actor('COMMUNITY_SECRETARY', street.community);
  categoryId = (await street.categories.all())[0]!.id;
});
afterAll(() => street.close());

const actor = (role: Role, place: { id: string; path: string }) => holder(role, place, street.street.id);

function content(nameZh: string, overrides: Partial<ItemContent> = {}): ItemContent {
  return {
    categoryId,
    nameZh,
    nameEn: 'A service',
    descriptionZh: '说明',
    delivery: 'STATION',
    durationMinutes: 60,
    groupSize: 'GROUP',
    qualification: null,
    conditions: null,
    risk: 'LOW',
    complex: false,
    needsTriage: false,
    serviceAreaPaths: [],
    openingTimes: [],
    deadlines: {},
    materialsNote: null,
    sourceUrl: null,
    usualProvider: null,
    ...overrides,
  };
}

const draft = (nameZh: string, overrides: Partial<ItemContent> = {}, idempotencyKey = ids.uuid()) =>
  street.items.createItem(lead, {
    organizationId: street.team.id,
    content: content(nameZh, overrides),
    idempotencyKey,
  });

async function onShelf(nameZh: string): Promise<string> {
  const item = unwrap(await draft(nameZh));
  unwrap(await street.items.putOnShelf(secretary, item.id));
  return item.id;
}

const refusal = (result: { ok: boolean }) => (result as { error?: { code: string; field?: string } }).error;
const count = async (table: string) =>
  (await street.dataSource.query<{ n: number }[]>(`SELECT count(*)::int AS n FROM ${table}`))[0]!.n;

describe('the shipped menu', () => {
  it('is on the shelf in 15 categories, a low-risk item without triage', async () => {
    expect(await street.categories.all()).toHaveLength(15);
    const [counts] = await street.dataSource.query<object[]>(
      `SELECT count(*)::int AS items, count(*) FILTER (WHERE needs_triage = (risk <> 'LOW'))::int AS consistent,
              count(*) FILTER (WHERE qualification IS NOT NULL)::int AS qualified FROM service_items`,
    );
    expect(counts).toEqual({ items: 90, consistent: 90, qualified: 41 });
  });

  it('read again adds nothing; in another street it adds the items alone', async () => {
    expect(unwrap(await street.importMenu())).toEqual({ added: 0, alreadyThere: 90, categoriesAdded: 0 });
    const other = await street.importMenu(MENU, street.otherStreet.id);
    expect(unwrap(other)).toEqual({ added: 90, alreadyThere: 0, categoriesAdded: 0 });
  });

  it('with errors names each row and column and writes nothing', async () => {
    const lines = MENU.split('\n');
    lines[2] = lines[2]!.replace(',上门,60,个人,', ',飞行,一小时,个人,');
    lines[3] = lines[3]!.replace('电话问候', ' ');
    lines[4] = lines[1]!;
    const before = await count('service_items');
    const result = await street.importMenu(lines.join('\n').replaceAll('Elder Care', 'New Care'));
    expect(result).toMatchObject({
      ok: false,
      error: [
        { row: 2, column: 'delivery' },
        { row: 3, column: 'name_zh' },
        { row: 4, column: 'name_zh' },
      ],
    });
    expect(await count('service_items')).toBe(before);
    expect(await count('service_categories')).toBe(15);
  });

  it.each([
    ['an empty file', '', '没有任何项目'],
    ['a file without a column', MENU.replace('risk_level', 'risk'), '缺少列：risk_level'],
    ['a broken quotation', `${MENU.split('\n')[0]}\n"a,b`, '不是有效的 CSV'],
    ['something that is no text', `${MENU}\0`, '文件不是文本'],
  ])('that is %s is refused as a whole', async (_, csv, message) => {
    const result = await street.importMenu(csv);
    expect(result).toMatchObject({
      ok: false,
      error: [{ row: 0, message: { zh: expect.stringContaining(message) } }],
    });
  });

  it('is imported by those who keep the shelf of the street and nobody else', async () => {
    for (const stranger of [
      lead,
      secretary,
      holder('STREET_OFFICER', street.otherStreet, street.otherStreet.id),
    ]) {
      await expect(street.imports.importMenu(stranger, MENU, street.street.id)).rejects.toMatchObject({
        code: 'FORBIDDEN',
      });
    }
    expect(
      (await street.imports.importMenu(actor('STREET_OFFICER', street.street), MENU, street.street.id)).ok,
    ).toBe(true);
  });
});

describe('an item', () => {
  it('goes from a draft of its provider to the shelf and off again', async () => {
    const item = unwrap(await draft('磨豆腐', { qualification: null }));
    expect(item.status).toBe('DRAFT');
    expect(await street.catalogue.visibleItem(null, item.id)).toBeNull();
    expect(await street.catalogue.visibleItem(lead, item.id)).not.toBeNull();
    await expect(street.items.putOnShelf(lead, item.id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(unwrap(await street.items.putOnShelf(secretary, item.id)).status).toBe('ON_SHELF');
    expect(unwrap(await street.items.putOnShelf(secretary, item.id)).status).toBe('ON_SHELF');
    expect((await street.catalogue.visibleItem(null, item.id))!.nameZh).toBe('磨豆腐');
    expect((await street.catalogue.itemForOrder(item.id))!.providerOrganizationIds).toEqual([street.team.id]);
    const found = await street.search.searchShelf('modoufu', { streetId: street.street.id }, { first: 5 });
    expect(found.items.map((one) => one.id)).toEqual([item.id]);
    expect(unwrap(await street.items.takeOffShelf(secretary, item.id)).status).toBe('OFF_SHELF');
    expect(await street.catalogue.visibleItem(null, item.id)).toBeNull();
  });

  it('is changed by its provider while a draft, afterwards by those who keep the shelf', async () => {
    const item = unwrap(await draft('写春联'));
    const changed = unwrap(await street.items.editItem(lead, item.id, content('写福字')));
    expect(changed.nameZh).toBe('写福字');
    unwrap(await street.items.putOnShelf(secretary, item.id));
    expect(refusal(await street.items.editItem(lead, item.id, content('写信')))).toMatchObject({
      code: 'SERVICE_ITEM_NOT_DRAFT',
    });
    unwrap(await street.items.editItem(secretary, item.id, content('代写书信')));
    const found = await street.search.searchShelf('dxsx', { streetId: street.street.id }, { first: 5 });
    expect(found.items.map((one) => one.nameZh)).toEqual(['代写书信']);
    const emptied = await street.items.editItem(
      secretary,
      item.id,
      content('代写书信', { descriptionZh: ' ' }),
    );
    expect(refusal(emptied)).toMatchObject({ code: 'SERVICE_ITEM_INCOMPLETE' });
  });

  it('is nobody else’s', async () => {
    const item = unwrap(await draft('编中国结'));
    const strangers = [
      actor('PROVIDER_LEAD', street.nurses),
      actor('COMMUNITY_SECRETARY', street.neighbour),
      actor('VOLUNTEER', street.team),
      holder('STREET_OFFICER', street.otherStreet, street.otherStreet.id),
    ];
    for (const stranger of strangers) {
      await expect(street.items.editItem(stranger, item.id, content('x'))).rejects.toMatchObject({
        code: 'FORBIDDEN',
      });
      await expect(street.items.takeOffShelf(stranger, item.id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      expect(await street.catalogue.visibleItem(stranger, item.id)).toBeNull();
    }
  });

  it('made with one key exists once, however often and at once it is sent', async () => {
    const key = ids.uuid();
    const results = await Promise.all(Array.from({ length: 6 }, () => draft('扎灯笼', {}, key)));
    expect(new Set(results.map((result) => unwrap(result).id)).size).toBe(1);
  });

  it('has a name of its own, also when two are made at once', async () => {
    const results = await Promise.all([draft('糊窗花'), draft('糊窗花'), draft('糊窗花')]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.map(refusal).filter(Boolean)).toEqual([
      expect.objectContaining({ code: 'SERVICE_ITEM_NAME_TAKEN', field: 'nameZh' }),
      expect.objectContaining({ code: 'SERVICE_ITEM_NAME_TAKEN', field: 'nameZh' }),
    ]);
  });

  it.each<[string, Partial<ItemContent>, string]>([
    ['no name', { nameZh: ' ' }, 'nameZh'],
    ['a duration of no time', { durationMinutes: 0 }, 'durationMinutes'],
    [
      'opening times that end before they begin',
      { openingTimes: [{ weekday: 1, from: 600, to: 540 }] },
      'openingTimes',
    ],
    ['a deadline nobody can read', { deadlines: { finish: { normal: 'soon' } } }, 'deadlines.finish'],
    ['an unknown category', { categoryId: '00000000-0000-7000-8000-000000000000' }, 'categoryId'],
  ])('with %s is refused', async (_, wrong, field) => {
    expect(refusal(await draft('无名', wrong))).toMatchObject({ field });
  });
});

describe('a provider', () => {
  it('joins what it is qualified for, once, and leaves again', async () => {
    const [item] = await street.dataSource.query<{ id: string }[]>(
      `SELECT id FROM service_items WHERE name_zh = '上门量血压测血糖' AND street_id = $1`,
      [street.street.id],
    );
    const nurses = actor('PROVIDER_LEAD', street.nurses);
    expect(refusal(await street.providers.joinItem(lead, item!.id, street.team.id))).toMatchObject({
      code: 'QUALIFICATION_MISSING',
    });
    unwrap(await street.providers.joinItem(nurses, item!.id, street.nurses.id));
    unwrap(await street.providers.joinItem(nurses, item!.id, street.nurses.id));
    expect((await street.catalogue.itemForOrder(item!.id))!.providerOrganizationIds).toEqual([
      street.nurses.id,
    ]);
    await expect(street.providers.leaveItem(lead, item!.id, street.nurses.id)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    unwrap(await street.providers.leaveItem(nurses, item!.id, street.nurses.id));
    expect((await street.catalogue.itemForOrder(item!.id))!.providerOrganizationIds).toEqual([]);
  });

  it('does not leave people waiting for its sessions', async () => {
    const itemId = await onShelf('教包饺子');
    unwrap(await open(itemId));
    expect(refusal(await street.providers.leaveItem(lead, itemId, street.team.id))).toMatchObject({
      code: 'PROVIDER_HAS_SESSIONS',
    });
  });
});

const soon: SessionContent = {
  startsAt: new Date('2026-11-25T01:00:00Z'),
  endsAt: new Date('2026-11-25T03:00:00Z'),
  place: '社区党群服务中心一楼',
  capacity: 3,
  waitingCapacity: 2,
};
const open = (itemId: string, overrides: Partial<SessionContent> = {}, idempotencyKey = ids.uuid()) =>
  street.sessions.createSession(lead, {
    itemId,
    organizationId: street.team.id,
    content: { ...soon, ...overrides },
    open: true,
    idempotencyKey,
  });

describe('a session', () => {
  it('gives each place once, however many reach for it', async () => {
    const session = unwrap(await open(await onShelf('剪纸课')));
    const taken = await Promise.all(
      Array.from({ length: 20 }, () =>
        // what an order does: look, then take or wait
        street.unitOfWork.atomic(async (tx) => {
          const seen = (await street.catalogue.sessionForOrder(session.id, tx))!;
          if (seen.taken >= seen.capacity) return false;
          tx.write(changeSeats(session.id, { taken: 1, waiting: 0 }));
          return true;
        }),
      ),
    );
    expect(taken.filter(Boolean)).toHaveLength(3);
    expect((await street.catalogue.sessionForOrder(session.id))!.taken).toBe(3);
    await street.unitOfWork.atomic(async (tx) =>
      tx.write(changeSeats(session.id, { taken: -1, waiting: 0 })),
    );
    expect((await street.catalogue.sessionForOrder(session.id))!.taken).toBe(2);
  });

  it('keeps its time once booked, and never fewer places than are taken', async () => {
    const session = unwrap(await open(await onShelf('书法课')));
    const moved = { ...soon, place: '二楼' };
    expect(unwrap(await street.sessions.editSession(lead, session.id, moved)).place).toBe('二楼');
    for (let i = 0; i < 2; i++)
      await street.unitOfWork.atomic(async (tx) =>
        tx.write(changeSeats(session.id, { taken: 1, waiting: 0 })),
      );
    expect(refusal(await street.sessions.editSession(lead, session.id, soon))).toMatchObject({
      code: 'SESSION_TIME_PROMISED',
    });
    const fewer = await street.sessions.editSession(lead, session.id, { ...moved, capacity: 1 });
    expect(refusal(fewer)).toMatchObject({ code: 'SESSION_CAPACITY_BELOW_TAKEN', field: 'capacity' });
    expect(
      unwrap(await street.sessions.editSession(lead, session.id, { ...moved, capacity: 2 })).capacity,
    ).toBe(2);
  });

  it('is opened by a provider of an item on the shelf, in the future, once per key', async () => {
    const itemId = await onShelf('合唱课');
    const key = ids.uuid();
    const twice = await Promise.all([open(itemId, {}, key), open(itemId, {}, key)]);
    expect(new Set(twice.map((result) => unwrap(result).id)).size).toBe(1);
    expect(refusal(await open(itemId, { startsAt: new Date('2026-11-22T07:00:00Z') }))).toMatchObject({
      field: 'startsAt',
    });
    expect(refusal(await open(itemId, { endsAt: soon.startsAt }))).toMatchObject({ field: 'endsAt' });
    expect(refusal(await open(itemId, { capacity: 0 }))).toMatchObject({ field: 'capacity' });
    const draftItem = unwrap(await draft('未上架的课'));
    expect(refusal(await open(draftItem.id))).toMatchObject({ code: 'SERVICE_ITEM_NOT_ON_SHELF' });
    const foreign = street.sessions.createSession(secretary, {
      itemId,
      organizationId: street.nurses.id,
      content: soon,
      open: true,
      idempotencyKey: ids.uuid(),
    });
    await expect(foreign).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const notOffered = street.sessions.createSession(SYSTEM, {
      itemId,
      organizationId: street.nurses.id,
      content: soon,
      open: true,
      idempotencyKey: ids.uuid(),
    });
    expect(refusal(await notOffered)).toMatchObject({ code: 'NOT_A_PROVIDER_OF_THE_ITEM' });
  });

  it('that has begun is no longer changed', async () => {
    const session = unwrap(await open(await onShelf('早操')));
    clock.set(new Date('2026-11-25T01:30:00Z'));
    expect(refusal(await street.sessions.editSession(lead, session.id, soon))).toMatchObject({
      code: 'SESSION_NOT_EDITABLE',
    });
    clock.set(new Date('2026-11-22T08:00:00Z'));
  });
});
