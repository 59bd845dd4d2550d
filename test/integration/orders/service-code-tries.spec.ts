import type { PersonActor } from '#libs/kernel';
import { openOrdersApp, type OrdersApp } from '../../support/orders-app';

let app: OrdersApp;
beforeAll(async () => {
  app = await openOrdersApp();
});
afterAll(() => app.close());

async function aboutToStart(): Promise<string> {
  const { branch, ann } = app.people;
  const orderId = await app.open();
  await app.do(branch, orderId, { name: 'claimOrder', organizationId: app.place('branch').id });
  const appointedAt = new Date('2026-11-03T01:30:00Z');
  await app.do(branch, orderId, { name: 'scheduleOrder', appointedAt, residentAgreed: true });
  await app.do(branch, orderId, { name: 'offerAssignment', personId: ann.personId });
  await app.do(ann, orderId, { name: 'acceptAssignment' });
  return orderId;
}
const tries = async (actor: PersonActor, orderId: string, n: number): Promise<void> => {
  for (let i = 0; i < n; i++)
    await app.execute(actor, orderId, { name: 'startService', code: 'wrong!' }).catch(() => undefined);
};

it('strangers who try codes use up nobody’s tries but their own', async () => {
  const orderId = await aboutToStart();
  const { foreignTeam, team, ann } = app.people;
  await tries(foreignTeam, orderId, 12);
  await tries(team, orderId, 12);
  const code = app.codesOf(await app.load(orderId)).start;
  expect(await app.execute(ann, orderId, { name: 'startService', code })).toMatchObject({ ok: true });
});

it('whoever serves has ten tries an hour, then even the right code waits', async () => {
  const orderId = await aboutToStart();
  await tries(app.people.ann, orderId, 10);
  const code = app.codesOf(await app.load(orderId)).start;
  await expect(app.execute(app.people.ann, orderId, { name: 'startService', code })).rejects.toThrow(
    'Too many tries',
  );
});
