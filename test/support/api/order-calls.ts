import { local } from '../orders-app';
import { about, call, oneself, orderCommand, type Call } from './call';
import { orderIn } from './order-states';
import type { Caller } from './two-streets';

const AHEAD = local('2026-11-05 10:00').toISOString();
const reason = () => ({ reason: '情况有变' });
const serves = (caller: Caller): boolean => ['PROVIDER_LEAD', 'VOLUNTEER'].includes(caller.role);
const toBranch: NonNullable<Parameters<typeof orderCommand>[1]> = (_, streets) => ({
  organizationId: streets.place('branch').id,
});
let wishes = 0;
const place = { text: '水龙头漏水' };

/** Orders: placing, reading, the steps of handbook §3. */
export const ORDER_CALLS: Readonly<Record<string, Call>> = {
  placeOrder: about('c01', ({ id }) => ({ input: { communityId: id, ...place } })),
  placeOrders: about('c01', ({ id }) => ({
    input: {
      communityId: id,
      consentEvidence: '写在心愿卡上',
      wishes: [{ name: `王五${++wishes}`, address: `测试路${wishes}号`, ...place }],
    },
  })),
  order: call({
    about: async (streets) => ({ id: await orderIn('COMING', streets) }),
    variables: ({ id }) => ({ id }),
  }),
  orderByToken: call({
    about: async (streets) => ({ id: await orderIn('CLAIMED', streets) }),
    variables: ({ id }, streets) => ({ progressToken: streets.slipTokenOf(id) }),
  }),
  orderProgress: call({
    about: async (streets) => {
      const id = await orderIn('CLAIMED', streets);
      return {
        id,
        queryCode: (await streets.app.load(id)).queryCode,
        phone: streets.phoneOf(streets.cast.resident.personId),
      };
    },
    variables: ({ queryCode, phone }) => ({ queryCode, phoneLastFour: phone.slice(-4) }),
    spendsTarget: true,
  }),
  myOrders: call({
    about: async (streets) => ({ id: await orderIn('OPEN', streets) }),
    variables: () => ({}),
  }),
  myTasks: call({
    about: async (streets) => ({ id: await orderIn('COMING', streets) }),
    variables: () => ({}),
  }),
  orderPool: call({
    about: async (streets) => ({ id: await orderIn('OPEN', streets) }),
    variables: (_, streets) => ({ organizationId: streets.place('branch').id }),
  }),
  organizationOrders: call({
    about: async (streets) => ({ id: await orderIn('CLAIMED', streets) }),
    variables: (_, streets) => ({ organizationId: streets.place('branch').id }),
  }),
  deskOrders: call({
    about: async (streets) => ({ id: await orderIn('OPEN', streets) }),
    variables: (_, streets) => ({ under: streets.place('c01').path }),
  }),
  suggestServices: about(
    'xzz',
    ({ id }) => ({ streetId: id, text: '水龙头漏水' }),
    () => 'ServiceSuggestions',
  ),
  revealOrderContact: orderCommand('COMING', reason),
  triageOrder: orderCommand('SUBMITTED', () => ({ decision: 'ACCEPT' })),
  supplyInfo: orderCommand('NEEDS_INFO', () => ({ text: '三楼' })),
  claimOrder: orderCommand('OPEN', toBranch),
  waitInLine: orderCommand('CLAIMED_BY_TEAM', toBranch),
  leaveLine: orderCommand('IN_LINE', toBranch),
  inviteOrganization: orderCommand('OPEN', toBranch),
  acceptInvitation: orderCommand('INVITED'),
  declineInvitation: orderCommand('INVITED', reason),
  withdrawInvitation: orderCommand('INVITED', reason),
  summonDepartments: orderCommand('STREET_FALLBACK', () => ({
    ...reason(),
    departments: ['城管'],
    expectedAt: AHEAD,
  })),
  convertToProject: orderCommand('STREET_FALLBACK', () => ({ ...reason(), reviewAt: AHEAD })),
  markUnmet: orderCommand('STREET_FALLBACK', () => ({ ...reason(), reviewAt: AHEAD })),
  scheduleOrder: orderCommand('CLAIMED', () => ({ appointedAt: AHEAD })),
  releaseOrder: orderCommand('CLAIMED', reason),
  revokeClaim: orderCommand('CLAIMED', reason),
  recordContact: orderCommand('COMING', () => ({ reached: true })),
  offerAssignment: orderCommand('SCHEDULED', (_, { cast }) => ({ personId: cast.otherVolunteer.personId })),
  acceptAssignment: orderCommand('ASKED_TO_COME'),
  declineAssignment: orderCommand('ASKED_TO_COME', reason),
  startService: call({
    about: async (streets) => {
      const id = await orderIn('COMING', streets);
      return { id, code: streets.app.codesOf(await streets.app.load(id)).start };
    },
    variables: ({ id, code }) => ({ input: { orderId: id, code } }),
  }),
  finishService: orderCommand('IN_SERVICE'),
  interruptService: orderCommand('IN_SERVICE', () => ({ ...reason(), appointedAt: AHEAD })),
  confirmOrder: orderCommand('DONE', () => ({ resolved: true })),
  suspendOrder: orderCommand('CLAIMED', () => ({ ...reason(), until: AHEAD })),
  resumeOrder: orderCommand('SUSPENDED'),
  cancelOrder: orderCommand('OPEN', reason),
  urgeOrder: orderCommand('OPEN'),
  proposeMaterialCost: orderCommand('CLAIMED', () => ({ amountFen: 3500, what: '水龙头一个' })),
  withdrawMaterialCost: orderCommand('COST_PROPOSED'),
  agreeMaterialCost: orderCommand('COST_PROPOSED'),
  declineMaterialCost: orderCommand('COST_PROPOSED', () => ({ note: '自己买' })),
  orderCard: call({
    about: async (streets) => ({ id: await orderIn('OPEN', streets) }),
    variables: ({ id }) => ({ orderId: id }),
    shows: () => 'OrderCard',
  }),
  myVolunteers: call({
    about: async (streets) => {
      await orderIn('DONE', streets);
      return { id: streets.cast.volunteer.personId };
    },
    variables: () => ({}),
  }),
  requestExtension: orderCommand('CLAIMED', () => ({ ...reason(), workingDays: 3, residentTold: true })),
  decideExtension: orderCommand('EXTENSION_ASKED', () => ({ ...reason(), granted: true })),
  addNote: orderCommand('COMING', () => ({ note: '带梯子' })),
  reportNoShow: orderCommand('COMING', (_, __, caller) => ({
    absent: serves(caller) ? 'RESIDENT' : 'PROVIDER',
  })),
  recordDeskCall: orderCommand('DESK_CALL', () => ({ reached: true, keep: true })),
  referOrder: orderCommand('OPEN', () => ({ referral: { kind: 'OUT_OF_SCOPE', reason: '不在范围' } })),
  disputeReferral: orderCommand('REFERRED', reason),
  orderChanged: call({
    about: async (streets) => ({ id: await orderIn('COMING', streets) }),
    variables: ({ id }) => ({ orderId: id }),
  }),
  poolChanged: about(
    'branch',
    ({ id }) => ({ organizationId: id }),
    () => 'LiveChange',
  ),
  deskChanged: about(
    'c01',
    (_, streets) => ({ under: streets.place('c01').path }),
    () => 'LiveChange',
  ),
  createStandingOrder: about('c01', ({ id }, streets) => ({
    input: {
      communityId: id,
      organizationId: streets.place('branch').id,
      text: '每天打个电话',
      rule: { at: '09:00', startsOn: '2026-11-10' },
    },
  })),
  about: oneself(
    () => ({}),
    () => 'About',
  ),
};
