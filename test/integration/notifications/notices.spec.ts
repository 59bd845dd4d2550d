import { Injectable } from '@nestjs/common';
import type { DomainEvent } from '#libs/kernel';
import {
  NoticeDispatcher,
  NotificationsModule,
  type NoticeSender,
  type OutgoingNotice,
} from '#libs/notifications';
import { PersonDataSources } from '#libs/people';
import { EventConsumers, OutboxModule, UnitOfWork } from '#libs/platform';
import { ids, only, openDistrict, type District, type TestPerson } from '../people/district';

/** Stands in for a gateway outside: takes what it is given, or fails as often as it is told to. */
@Injectable()
class TestGateway implements NoticeSender {
  readonly channel = 'SMS';
  readonly sent: OutgoingNotice[] = [];
  failures = 0;

  async send(notice: OutgoingNotice): Promise<void> {
    if (this.failures > 0) {
      this.failures--;
      throw new Error('13900000000 unreachable');
    }
    this.sent.push(notice);
  }
}

let district: District;
let resident: TestPerson;
let lead: TestPerson;
let desk: TestPerson;
let otherDesk: TestPerson;

beforeAll(async () => {
  district = await openDistrict([
    OutboxModule.forApi(),
    NotificationsModule.register({ senders: [TestGateway] }),
  ]);
  resident = await district.person('c01');
  lead = await district.person('c01', [['PROVIDER_LEAD', 'team']]);
  desk = await district.person('c01', [['COMMUNITY_DESK', 'c01']]);
  otherDesk = await district.person('c02', [['COMMUNITY_DESK', 'c02']]);
});
afterAll(() => district?.close());
beforeEach(async () => {
  await district.query('DELETE FROM notice_reads');
  await district.query('DELETE FROM notices');
  await district.query('DELETE FROM outbox_events');
  district.get(TestGateway).sent.length = 0;
  await wish('SMS');
});

const wish = (preference: string) =>
  district.query('UPDATE persons SET contact_preference = $2 WHERE id = $1', [resident.id, preference]);

function orderEvent(type: string, more: object = {}): DomainEvent {
  const orderId = ids.uuid();
  return {
    id: ids.uuid(),
    type,
    streetId: district.place('xzz').id,
    subjectId: orderId,
    occurredAt: new Date(),
    payload: {
      orderId,
      code: 'XZZ-0001',
      communityId: district.place('c01').id,
      communityPath: district.place('c01').path,
      organizationId: district.place('team').id,
      requesterId: resident.id,
      status: 'SUBMITTED',
      command: 'placeOrder',
      round: 1,
      ...more,
    },
  };
}

const hear = (event: DomainEvent) =>
  district.get(UnitOfWork).atomic((tx) => district.get(EventConsumers).get('notices')!.handle(event, tx));

const MINE = `query ($first: Int, $after: String, $unreadOnly: Boolean) {
  myNotices(first: $first, after: $after, unreadOnly: $unreadOnly) {
    nodes { id title body code channel status urgent subjectId readAt } pageInfo { hasNextPage endCursor } } }`;
interface Mine {
  readonly nodes: readonly {
    id: string;
    title: string;
    body: string;
    status: string;
    channel: string;
    readAt: string | null;
  }[];
  readonly pageInfo: { hasNextPage: boolean; endCursor: string };
}
const mine = async (who: TestPerson, variables: object = {}) =>
  only<Mine>(await district.ask(who, MINE, variables));
const titles = async (who: TestPerson) => (await mine(who)).nodes.map((node) => node.title).sort();
const NOTICE = '__typename ... on Notice { id status readAt } ... on CommandRefused { code }';
const mutate = async (who: TestPerson, mutation: string, noticeId: string) =>
  only(
    await district.ask(who, `mutation ($input: NoticeInput!) { ${mutation}(input: $input) { ${NOTICE} } }`, {
      input: { noticeId, idempotencyKey: ids.uuid() },
    }),
  );

describe('an event', () => {
  it('is told to those it concerns and to nobody else', async () => {
    await hear(orderEvent('OrderPlaced'));
    await hear(orderEvent('OrderTriaged', { status: 'OPEN', organizationId: null }));
    await hear(orderEvent('OrderClaimed', { status: 'CLAIMED' }));
    expect(await titles(resident)).toEqual(['已受理', '已收到您的需求', '已有组织接单']);
    expect(await titles(desk)).toEqual(['待受理']);
    expect(await titles(lead)).toEqual(['有新订单可接']);
    expect(await titles(otherDesk)).toEqual([]);
    expect((await mine(resident)).nodes[0]!.body).toBe('组织 team 接了您的 XZZ-0001，会与您联系约时间。');
  });

  it('delivered twice, even at once, leaves one notice each', async () => {
    const event = orderEvent('OrderPlaced');
    await Promise.all([hear(event), hear(event), hear(event)]);
    await hear(event);
    expect((await mine(resident)).nodes).toHaveLength(1);
  });

  it('that opens an order is answered with the receipt it delivered', async () => {
    const event = orderEvent('OrderPlaced');
    await hear(event);
    await hear(orderEvent('OrderPlaced', { requesterId: null }));
    await hear(orderEvent('OrderPlaced', { receiptInHand: true }));
    const told = await district.query('SELECT type, subject_id AS "subjectId", payload FROM outbox_events');
    expect(told).toEqual([
      { type: 'ReceiptDelivered', subjectId: event.subjectId, payload: { orderId: event.subjectId } },
    ]);
  });

  it('of a deadline is told to whom it names', async () => {
    await hear(
      orderEvent('DeadlineMarkReached', {
        kind: 'TRIAGE',
        mark: 1,
        light: 'RED',
        tell: ['DESK', 'SECRETARY'],
      }),
    );
    expect((await mine(desk)).nodes.map((node) => node.body)).toEqual(['XZZ-0001：受理已超期（红灯）。']);
    expect(await titles(resident)).toEqual([]);
  });

  it('leaves nothing personal behind', async () => {
    await hear(orderEvent('OrderPlaced'));
    const [row] = await district.query<{ params: object }>(
      'SELECT params FROM notices WHERE person_id IS NOT NULL',
    );
    expect(Object.keys(row!.params).sort()).toEqual([
      'code',
      'communityId',
      'deadline',
      'light',
      'organizationId',
      'status',
    ]);
  });
});

describe('the inbox', () => {
  it('is paged, newest first, and tells what is unread', async () => {
    for (let i = 0; i < 5; i++) await hear(orderEvent('OrderResumed'));
    const first = await mine(resident, { first: 3 });
    const rest = await mine(resident, { first: 3, after: first.pageInfo.endCursor });
    expect(first.pageInfo.hasNextPage).toBe(true);
    expect(rest.pageInfo.hasNextPage).toBe(false);
    expect(new Set([...first.nodes, ...rest.nodes].map((node) => node.id)).size).toBe(5);
    await mutate(resident, 'markNoticeRead', first.nodes[0]!.id);
    expect((await mine(resident, { unreadOnly: true })).nodes).toHaveLength(4);
  });

  it('marks as read for the reader alone, and only what the reader hears', async () => {
    const colleague = await district.person('c01', [['COMMUNITY_DESK', 'c01']]);
    await hear(orderEvent('InfoSupplied'));
    const { id } = (await mine(desk)).nodes[0]!;
    const read = await mutate(desk, 'markNoticeRead', id);
    expect(read).toMatchObject({ __typename: 'Notice', readAt: expect.any(String) });
    expect(await mutate(desk, 'markNoticeRead', id)).toEqual(read);
    expect((await mine(colleague)).nodes[0]!.readAt).toBeNull();
    expect(await mutate(otherDesk, 'markNoticeRead', id)).toEqual({
      __typename: 'CommandRefused',
      code: 'NOTICE_NOT_FOUND',
    });
    expect((await district.ask(null, MINE)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});

describe('who asked to be phoned', () => {
  const CALLS = `query ($id: ID!) { callList(organizationId: $id) { nodes { id body } } }`;
  const calls = async (who: TestPerson) =>
    only<{ nodes: { id: string; body: string }[] }>(
      await district.ask(who, CALLS, { id: district.place('c01').id }),
    ).nodes;

  it('stands on the desk’s call list until told', async () => {
    await wish('CALL');
    await hear(orderEvent('OrderScheduled', { status: 'SCHEDULED' }));
    const [call, ...more] = await calls(desk);
    expect(more).toEqual([]);
    expect(await mutate(desk, 'recordNoticeCall', call!.id)).toMatchObject({
      __typename: 'Notice',
      status: 'SENT',
    });
    expect(await calls(desk)).toEqual([]);
  });

  it('need not be phoned after reading it', async () => {
    await wish('CALL');
    await hear(orderEvent('InfoRequested', { status: 'NEEDS_INFO' }));
    await mutate(resident, 'markNoticeRead', (await mine(resident)).nodes[0]!.id);
    expect(await calls(desk)).toEqual([]);
  });

  it('is on the list of the own community’s desk only', async () => {
    const answer = await district.ask(otherDesk, CALLS, { id: district.place('c01').id });
    expect(answer.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    await wish('CALL');
    await hear(orderEvent('InfoRequested'));
    const [call] = await calls(desk);
    const foreign = await district.ask(
      otherDesk,
      `mutation ($input: NoticeInput!) { recordNoticeCall(input: $input) { __typename } }`,
      {
        input: { noticeId: call!.id, idempotencyKey: ids.uuid() },
      },
    );
    expect(foreign.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('a gateway', () => {
  const dispatch = () => district.get(NoticeDispatcher).dispatchDue();
  const due = () => district.query("UPDATE notices SET not_before = app_now() - interval '1 second'");
  const state = () => district.query('SELECT status, attempts FROM notices');

  it('is handed what must reach a person, once, however many look for work', async () => {
    await hear(orderEvent('OrderScheduled', { organizationId: null }));
    await hear(orderEvent('OrderResumed', { organizationId: null }));
    await due();
    const sent = await Promise.all([dispatch(), dispatch(), dispatch()]);
    expect(sent.reduce((a, b) => a + b, 0)).toBe(1);
    expect(district.get(TestGateway).sent).toEqual([
      expect.objectContaining({
        personId: resident.id,
        language: 'zh',
        text: { zh: expect.stringContaining('时间已约定'), en: expect.stringContaining('XZZ-0001') },
      }),
    ]);
    await due();
    expect(await dispatch()).toBe(0);
  });

  it('that fails is tried again, five times in all', async () => {
    const gateway = district.get(TestGateway);
    await hear(orderEvent('OrderScheduled', { organizationId: null }));
    gateway.failures = 1;
    await due();
    expect(await dispatch()).toBe(0);
    expect(await dispatch()).toBe(0);
    expect(await state()).toEqual([{ status: 'PENDING', attempts: 1 }]);
    gateway.failures = 99;
    for (let i = 0; i < 6; i++) {
      await due();
      await dispatch();
    }
    gateway.failures = 0;
    expect(await state()).toEqual([{ status: 'FAILED', attempts: 5 }]);
  });
});

describe('a person’s rights', () => {
  it('his notices are in the export and gone with erasure', async () => {
    await hear(orderEvent('OrderPlaced'));
    const source = district
      .get(PersonDataSources)
      .all()
      .find(({ name }) => name === 'notices')!;
    expect(await source.export(resident.id)).toEqual([
      expect.objectContaining({ template: 'orderPlaced.RESIDENT' }),
    ]);
    await district.get(UnitOfWork).transaction((tx) => source.erase(resident.id, tx));
    expect(await source.export(resident.id)).toEqual([]);
    expect(await titles(desk)).toEqual(['待受理']);
  });
});
