import { CALENDAR_YEARS } from '#libs/kernel';
import { calendarRows, insertCalendarDays, StreetSettingsService } from '#libs/organizations';
import { UnitOfWork } from '#libs/platform';
import { ids, only, openDistrict, type District, type TestPerson } from '../people/district';

let district: District;
let settings: StreetSettingsService;
let officer: TestPerson;
let districtOfficer: TestPerson;
let streetId: string;
beforeAll(async () => {
  district = await openDistrict();
  settings = district.get(StreetSettingsService);
  streetId = district.place('xzz').id;
  officer = await district.person('xzz', [['STREET_OFFICER', 'xzz']]);
  districtOfficer = await district.person('gjz', [['DISTRICT_OFFICER', 'gjz']]);
  const rows = CALENDAR_YEARS.flatMap((year) => calendarRows(year, null, ids));
  await district.get(UnitOfWork).transaction((tx) => insertCalendarDays(tx, rows));
});
afterAll(() => district?.close());

const UPDATE = `mutation ($input: UpdateStreetSettingsInput!) { updateStreetSettings(input: $input) {
  __typename ... on StreetSettings { workingHours defaultLoadCap version deadlineOverrides { kind normal urgent } }
  ... on CommandRefused { code field } } }`;
const DAY = `mutation ($input: UpdateCalendarDayInput!) { updateCalendarDay(input: $input) {
  __typename ... on CalendarYearType { days { date kind ownOfStreet } } ... on CommandRefused { code field } } }`;

const update = async (input: object) =>
  only(await district.ask(officer, UPDATE, { input: { streetId, ...input } }));
const day = (who: TestPerson, input: object) =>
  district.ask(who, DAY, { input: { nameZh: '停电', nameEn: 'Power cut', ...input } });
const works = async (street: string, date: string) =>
  (await settings.forStreet(district.place(street).id)).workingCalendar.isWorkingDay(date);

describe('the settings of a street', () => {
  it('change for everybody in this process at once, and only against the version that was seen', async () => {
    expect((await settings.forStreet(streetId)).defaultLoadCap).toBe(10);
    const wish = { expectedVersion: 1, defaultLoadCap: 20, workingHours: '09:00-12:00,13:30-17:30' };
    const done = { workingHours: '09:00-12:00,13:30-17:30', defaultLoadCap: 20, version: 2 };
    expect(await update(wish)).toMatchObject(done);
    expect((await settings.forStreet(streetId)).defaultLoadCap).toBe(20);
    // the same command again: the same effect and answer
    expect(await update(wish)).toMatchObject(done);
    expect(await update({ expectedVersion: 1, defaultLoadCap: 30 })).toMatchObject({
      code: 'SETTINGS_CHANGED_MEANWHILE',
    });
  });

  it('take deadlines as texts and refuse what is none, naming it', async () => {
    const { version } = await settings.forStreet(streetId);
    const wish = (normal: string) => ({
      expectedVersion: version,
      deadlineOverrides: [{ kind: 'openPool', normal }],
    });
    expect(await update(wish('12 moons'))).toMatchObject({
      code: 'DEADLINE_LENGTH_NOT_UNDERSTOOD',
      field: 'deadlineOverrides.openPool.normal',
    });
    expect(await update(wish('12 poolHours'))).toMatchObject({
      deadlineOverrides: [{ kind: 'openPool', normal: '12 poolHours', urgent: null }],
    });
    expect((await settings.forStreet(streetId)).deadlineOverrides).toEqual({
      openPool: { normal: '12 poolHours' },
    });
  });

  it('are changed by officers of that street only', async () => {
    const input = { streetId, expectedVersion: 1, defaultLoadCap: 1 };
    const resident = await district.person('c01');
    const foreign = await district.person('qsz', [['STREET_OFFICER', 'qsz']]);
    const refused = await district.ask(resident, UPDATE, { input });
    expect(refused.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect(only(await district.ask(foreign, UPDATE, { input }))).toMatchObject({
      code: 'ORGANIZATION_NOT_FOUND',
    });
  });
});

describe('the calendar', () => {
  it('knows holidays and worked weekends of the national year', async () => {
    expect(await works('xzz', '2026-10-01')).toBe(false);
    expect(await works('xzz', '2026-11-23')).toBe(true);
  });

  it("lets a street's own day go before the national one, for that street alone", async () => {
    expect(await works('xzz', '2026-11-24')).toBe(true);
    const own = await day(officer, { streetId, date: '2026-11-24', kind: 'HOLIDAY' });
    const { days } = only<{ days: { date: string; kind: string; ownOfStreet: boolean }[] }>(own);
    expect(days).toContainEqual({ date: '2026-11-24', kind: 'HOLIDAY', ownOfStreet: true });
    expect([await works('xzz', '2026-11-24'), await works('qsz', '2026-11-24')]).toEqual([false, true]);
    await day(officer, { streetId, date: '2026-10-01', kind: 'WORKDAY' });
    expect([await works('xzz', '2026-10-01'), await works('qsz', '2026-10-01')]).toEqual([true, false]);
    await day(officer, { streetId, date: '2026-10-01', kind: null });
    expect(await works('xzz', '2026-10-01')).toBe(false);
  });

  it('is changed nationally by the district, and for every street at once', async () => {
    const refused = await day(officer, { date: '2026-11-25', kind: 'HOLIDAY' });
    expect(refused.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    only(await day(districtOfficer, { date: '2026-11-25', kind: 'HOLIDAY' }));
    expect([await works('xzz', '2026-11-25'), await works('qsz', '2026-11-25')]).toEqual([false, false]);
    const told =
      await district.query(`SELECT DISTINCT street_id FROM outbox_events WHERE type = 'CalendarChanged'
      AND payload->>'byPersonId' = '${districtOfficer.id}'`);
    expect(told).toHaveLength(2);
  });

  it('replaces a year by an edited file, or nothing at all when one day of it is wrong', async () => {
    const IMPORT = `mutation ($input: ImportCalendarYearInput!) { importCalendarYear(input: $input) {
      __typename ... on CalendarYearType { days { date } } ... on CommandRefused { code field } } }`;
    const file = (date: string) => ({
      input: {
        streetId,
        year: 2028,
        provisional: true,
        source: '试',
        days: [{ date, kind: 'HOLIDAY', nameZh: '元旦', nameEn: 'New Year' }],
      },
    });
    expect(only(await district.ask(officer, IMPORT, file('2028-02-30')))).toMatchObject({
      field: 'days[0].date',
    });
    expect(only(await district.ask(officer, IMPORT, file('2028-01-03')))).toMatchObject({
      days: [{ date: '2028-01-03' }],
    });
    expect(only(await district.ask(officer, IMPORT, file('2028-01-04')))).toMatchObject({
      days: [{ date: '2028-01-04' }],
    });
    expect(await works('xzz', '2028-01-03')).toBe(true);
  });

  it('refuses a day that does not exist', async () => {
    const answer = await day(officer, { streetId, date: '2026-02-30', kind: 'HOLIDAY' });
    expect(only(answer)).toMatchObject({ code: 'DATE_NOT_VALID', field: 'date' });
  });
});
