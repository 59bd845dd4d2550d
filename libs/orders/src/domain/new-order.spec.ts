import { newServiceOrder, type NewOrder } from './new-order';

const NOW = new Date('2026-03-02T01:00:00Z');
const given = (more: Partial<NewOrder> = {}): NewOrder => ({
  id: 'order',
  claimId: 'claim',
  code: 'XZZ-260302-AAAA',
  queryCode: '123456789',
  streetId: 'street',
  community: { id: 'community', path: 'gjz/xzz/c01/' },
  requesterId: 'resident',
  placedById: null,
  text: ' 水龙头滴水 ',
  urgency: 'NORMAL',
  beneficiary: 'PERSON',
  channel: 'WEB',
  occurredAt: null,
  item: null,
  session: null,
  preferred: null,
  contactPreference: null,
  ...more,
});
const session = {
  id: 'session',
  startsAt: new Date('2026-03-05T06:00:00Z'),
  providerOrganizationId: 'team',
  full: false,
};

describe('a new order', () => {
  it('of free words waits for the desk, at middling risk', () => {
    expect(newServiceOrder(given(), NOW)).toMatchObject({
      status: 'SUBMITTED',
      risk: 'MEDIUM',
      details: { text: '水龙头滴水' },
      claims: [],
      occurredAt: NOW,
    });
  });

  it('without words is called by its item, and as risky as that', () => {
    const item = { id: 'item', nameZh: '义务理发', risk: 'LOW', complex: false } as const;
    expect(newServiceOrder(given({ text: '  ', item }), NOW)).toMatchObject({
      risk: 'LOW',
      itemId: 'item',
      details: { text: '义务理发' },
    });
  });

  it('for a session is claimed by the session’s provider at the session’s time', () => {
    const order = newServiceOrder(given({ session }), NOW);
    expect(order).toMatchObject({ status: 'SCHEDULED', appointedAt: session.startsAt });
    expect(order.claims).toMatchObject([{ id: 'claim', organizationId: 'team', status: 'ACTIVE' }]);
  });

  it('for a session that is full joins the line', () => {
    expect(newServiceOrder(given({ session: { ...session, full: true } }), NOW).status).toBe('WAITLISTED');
  });

  it('placed by the resident himself has its receipt: the answer is in his hand', () => {
    expect(newServiceOrder(given(), NOW).details.receiptDeliveredAt).toEqual(NOW);
    expect(newServiceOrder(given({ placedById: 'desk' }), NOW).details.receiptDeliveredAt).toBeUndefined();
  });

  it('told of later happened when it was said', () => {
    const occurredAt = new Date('2026-02-28T02:00:00Z');
    expect(newServiceOrder(given({ occurredAt }), NOW)).toMatchObject({ occurredAt, receivedAt: NOW });
  });
});
