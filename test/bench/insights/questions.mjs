import { DASHBOARDS, LISTS } from '../lib/insight-operations.mjs';

const CHANNELS = ['WEB', 'WECHAT', 'PHONE', 'COUNTER', 'KIOSK', 'PAPER'];
const AGES = ['UNDER_35', 'FROM_35', 'FROM_60', 'FROM_70', 'FROM_80', 'UNKNOWN'];
const GRAINS = ['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'];
const FIGURES = ['RESPONSE', 'CLAIM', 'SATISFACTION', 'ON_TIME', 'UNMET', 'REDO'];
const WAITING = ['SUBMITTED', 'OPEN', 'COMMUNITY_FALLBACK', 'CLAIMED', 'SCHEDULED', 'IN_SERVICE'];
const DAY_MS = 86_400_000;
const YEARS = 5;
/** A page in so many is not the first one. */
const FURTHER = 0.3;

/** Numbers that look random and are the same in every run. */
export function dice(seed) {
  let state = seed >>> 0;
  const roll = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return { roll, pick: (list) => list[Math.floor(roll() * list.length)] };
}

const holding = (staff, role) => staff.filter((one) => one.role === role);

/** Random scope, period, comparison and filter of one dashboard question. @returns what to ask, as whom */
export function dashboardQuestion(name, staff, { roll, pick }) {
  const share = roll();
  const role =
    name === 'places' || name === 'unmetDemand' || name === 'boards' || name === 'parity'
      ? pick(['DISTRICT_OFFICER', 'STREET_OFFICER', 'STREET_OFFICER'])
      : share < 0.2
        ? 'DISTRICT_OFFICER'
        : share < 0.55
          ? 'STREET_OFFICER'
          : share < 0.85
            ? 'COMMUNITY_DESK'
            : 'PROVIDER_LEAD';
  const who = pick(holding(staff, role));
  const isProvider = role === 'PROVIDER_LEAD';
  const from = new Date(Date.now() - Math.floor(roll() * YEARS * 365) * DAY_MS).toISOString().slice(0, 10);
  const filter =
    isProvider || name === 'ranking' || roll() < 0.7
      ? null
      : pick([{ channels: [pick(CHANNELS)] }, { channels: CHANNELS.slice(2) }, { ageBands: [pick(AGES)] }]);
  const input = {
    ...(isProvider ? { organizationId: who.organizationId } : { path: who.path }),
    period: { grain: pick(GRAINS), from },
    compare: pick(['PREVIOUS', 'YEAR_BEFORE']),
    ...(filter && { filter }),
  };
  return { name, variables: { input }, token: who.token };
}

/** The first page of a list, of a random place. @returns what to ask, as whom, and whether a further page is asked for, too */
export function listQuestion(name, staff, { roll, pick }) {
  const who = pick(
    holding(staff, name === 'ratings' ? 'PROVIDER_LEAD' : pick(['STREET_OFFICER', 'COMMUNITY_DESK'])),
  );
  const under = who.path;
  const variables = {
    openOrders: { under, statuses: WAITING },
    allOrders: { under },
    closedOrders: { under, statuses: [pick(['CLOSED', 'CANCELLED', 'REFERRED'])] },
    redOrders: { under, lights: ['RED'], statuses: WAITING },
    overdue: { under },
    queue: { under },
    callbacks: { status: pick(['OPEN', 'DONE', 'UNREACHABLE']) },
    figureRows: {
      figure: pick(FIGURES),
      input: {
        path: under,
        period: {
          grain: pick(GRAINS),
          from: new Date(Date.now() - roll() * YEARS * 365 * DAY_MS).toISOString().slice(0, 10),
        },
        compare: 'PREVIOUS',
      },
    },
    watchList: { list: pick(['RED', 'UNMET', 'COMMUNITY_FALLBACK']), path: under },
    ratings: { organizationId: who.organizationId },
    people: { phone: `1380000${String(Math.floor(roll() * 10_000)).padStart(4, '0')}` },
  }[name];
  return { name, variables, token: who.token, further: roll() < FURTHER };
}

/** Now and then the district looks at everything. */
export function districtList(staff) {
  const [who] = holding(staff, 'DISTRICT_OFFICER');
  return { name: 'allOrders', variables: { under: who.path }, token: who.token, further: false };
}

export const DASHBOARD_NAMES = Object.keys(DASHBOARDS);
export const LIST_NAMES = Object.keys(LISTS);
