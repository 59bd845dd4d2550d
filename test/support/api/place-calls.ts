import { SYSTEM } from '#libs/kernel';
import { EditItemsService } from '#libs/catalogue';
import { ids, local } from '../orders-app';
import { about, call, oneself, type Call } from './call';
import { must } from './order-states';
import { itemId, sessionOf } from './session-calls';
import type { TwoStreets } from './two-streets';

let made = 0;
const CONTENT = {
  nameEn: 'Window cleaning',
  descriptionZh: '擦窗',
  delivery: 'HOME',
  durationMinutes: 30,
  groupSize: 'INDIVIDUAL',
  risk: 'LOW',
} as const;

const branch = (streets: TwoStreets) => Promise.resolve({ id: streets.spareBranch().id });
const steering = (more: object = {}): Call =>
  call({
    disturbs: true,
    about: (s) => Promise.resolve({ id: s.place('branch').id }),
    variables: ({ id }) => ({ input: { organizationId: id, ...more } }),
  });
const shaping = (more: (streets: TwoStreets) => object = () => ({})): Call =>
  call({ about: branch, variables: ({ id }, s) => ({ input: { organizationId: id, ...more(s) } }) });

async function categoryId({ app }: TwoStreets): Promise<string> {
  return (await app.dataSource.query<{ id: string }[]>('SELECT id FROM service_categories LIMIT 1'))[0]!.id;
}

/** A draft of the branch. */
async function draft(streets: TwoStreets): Promise<{ id: string; categoryId: string }> {
  const [category] = [await categoryId(streets)];
  const content = {
    ...CONTENT,
    categoryId: category,
    nameZh: `擦窗${++made}`,
    complex: false,
    qualification: null,
    needsTriage: false,
    serviceAreaPaths: [],
    openingTimes: [],
    deadlines: {},
    conditions: null,
    materialsNote: null,
    usualProvider: null,
    sourceUrl: null,
  };
  const item = must(
    await streets.app.get(EditItemsService).createItem(SYSTEM, {
      organizationId: streets.place('branch').id,
      idempotencyKey: ids.uuid(),
      content,
    }),
  );
  return { id: item.id, categoryId: category };
}

const item = (more: (streets: TwoStreets) => object = () => ({})): Call =>
  call({ about: draft, variables: ({ id }, s) => ({ input: { itemId: id, ...more(s) } }) });
const shelved = (more: (streets: TwoStreets) => object): Call =>
  call({
    about: async (s) => ({ id: await itemId(s) }),
    variables: ({ id }, s) => ({ input: { itemId: id, ...more(s) } }),
  });
const SESSION = {
  startsAt: local('2026-11-06 10:00').toISOString(),
  endsAt: local('2026-11-06 12:00').toISOString(),
  place: '活动室',
  capacity: 5,
};

async function words({ app, place, cast }: TwoStreets): Promise<{ id: string }> {
  const id = ids.uuid();
  await app.dataSource.query(
    `INSERT INTO street_words (id, street_id, target, utterance, created_at, created_by) VALUES ($1, $2, 'SPAM', $3, app_now(), $4)`,
    [id, place('xzz').id, `随便说说${++made}`, cast.officer.personId],
  );
  return { id };
}

/** The shelf, organisations, streets. */
export const PLACE_CALLS: Readonly<Record<string, Call>> = {
  shelf: call({
    about: async (s) => ({ id: await itemId(s) }),
    variables: (_, s) => ({ streetId: s.place('xzz').id, first: 100 }),
  }),
  serviceCategories: oneself(
    () => ({}),
    () => 'ServiceCategory',
  ),
  serviceItem: call({ about: async (s) => ({ id: await itemId(s) }), variables: ({ id }) => ({ id }) }),
  managedServiceItems: call({
    about: draft,
    variables: (_, s) => ({ organizationId: s.place('branch').id, first: 100 }),
  }),
  createServiceItem: call({
    about: async (s) => ({ id: await categoryId(s) }),
    variables: ({ id }, s) => ({
      input: { ...CONTENT, categoryId: id, nameZh: `擦窗${++made}`, organizationId: s.place('branch').id },
    }),
  }),
  editServiceItem: call({
    about: draft,
    variables: ({ id, categoryId: category }) => ({
      input: { ...CONTENT, itemId: id, categoryId: category, nameZh: `擦窗${++made}` },
    }),
  }),
  putItemOnShelf: item(),
  takeItemOffShelf: item(),
  joinServiceItem: item((s) => ({ organizationId: s.place('branch').id })),
  leaveServiceItem: item((s) => ({ organizationId: s.place('branch').id })),
  createServiceSession: shelved((s) => ({ ...SESSION, organizationId: s.place('branch').id })),
  editServiceSession: call({
    about: async (s) => ({ id: await sessionOf(s) }),
    variables: ({ id }) => ({ input: { ...SESSION, sessionId: id } }),
  }),
  openServiceSession: call({
    about: async (s) => ({ id: await sessionOf(s, { open: false }) }),
    variables: ({ id }) => ({ input: { sessionId: id } }),
  }),
  streetWords: call({ about: words, variables: (_, s) => ({ streetId: s.place('xzz').id, first: 100 }) }),
  addStreetWords: about('xzz', ({ id }) => ({
    input: { streetId: id, target: 'SPAM', utterance: `有空聊聊天气${++made}` },
  })),
  removeStreetWords: call({ about: words, variables: ({ id }) => ({ input: { streetWordsId: id } }) }),
  streets: oneself(
    () => ({}),
    () => 'Place',
  ),
  organization: about('branch', ({ id }) => ({ id })),
  organizations: about('branch', (_, s) => ({
    under: s.place('c01').id,
    kinds: ['BRANCH'],
    search: 'branch',
  })),
  memberships: call({
    about: ({ place, cast }) => Promise.resolve({ id: place('branch').id, holder: cast.lead.personId }),
    variables: ({ id }) => ({ organizationId: id, first: 100 }),
    shows: ({ holder }) => holder,
  }),
  createOrganization: about('c01', ({ id }) => ({
    input: { parentId: id, code: `x${++made}`, kind: 'BRANCH', name: '新支部' },
  })),
  renameOrganization: shaping(() => ({ name: '改名支部' })),
  moveOrganization: shaping((s) => ({ parentId: s.place('c01').id })),
  deactivateOrganization: shaping(),
  activateOrganization: shaping(),
  pauseOrganization: steering(),
  resumeOrganization: steering(),
  setLoadCap: steering({ loadCap: 1000 }),
  setPublicPhone: steering({ publicPhone: '0411-2' }),
  setQualifications: steering({ qualifications: [] }),
  setServiceArea: call({
    ...about('branch', ({ id }, s) => ({
      input: { organizationId: id, serviceAreaIds: [s.place('c01').id] },
    })),
    disturbs: true,
  }),
  addJointBodyMember: about('joint', ({ id }, s) => ({
    input: { jointBodyId: id, organizationId: s.place('branch').id },
  })),
  removeJointBodyMember: about('joint', ({ id }, s) => ({
    input: { jointBodyId: id, organizationId: s.place('branch').id },
  })),
  streetSettings: about('xzz', ({ id }) => ({ streetId: id })),
  updateStreetSettings: call({
    ...about('xzz', ({ id }) => ({
      input: { streetId: id, expectedVersion: 1, publicPhone: '0411-1' },
    })),
    disturbs: true,
  }),
  calendar: about('xzz', ({ id }) => ({ streetId: id, year: 2026 })),
  updateCalendarDay: about('xzz', ({ id }) => ({
    input: { streetId: id, date: '2026-12-31', kind: 'HOLIDAY', nameZh: '放假', nameEn: 'off' },
  })),
  importCalendarYear: about('xzz', ({ id }) => ({
    input: {
      streetId: id,
      year: 2027,
      provisional: true,
      source: '预计',
      days: [{ date: '2027-01-01', kind: 'HOLIDAY', nameZh: '元旦', nameEn: 'New Year' }],
    },
  })),
};
