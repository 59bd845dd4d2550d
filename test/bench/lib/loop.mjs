import { randomUUID } from 'node:crypto';

const HOUR_MS = 3600_000;

/** One order through the closed loop, as seven people's screens would take it there. */
export class Loop {
  /**
   * @param installation where
   * @param street who
   * @param {Record<string, number[]>} [times] gathers the ms of each step
   */
  constructor({ client }, street, times = {}) {
    this.client = client;
    this.street = street;
    this.times = times;
    this.turn = Math.floor(Math.random() * street.residents.length);
  }

  /** Neighbouring turns are different residents and different teams. */
  next() {
    const turn = this.turn++;
    const { residents, teams } = this.street;
    return { resident: residents[turn % residents.length], team: teams[turn % teams.length] };
  }

  place(resident) {
    const { communityId, itemId } = this.street;
    return this.step('placeOrder', { communityId, itemId, text: '', channel: 'WEB' }, resident);
  }

  async run() {
    const { resident, team } = this.next();
    const { order, receipt } = await this.place(resident);
    if (order.status !== 'OPEN') throw new Error(`the order is ${order.status}, not open`);
    const orderId = order.id;
    const appointedAt = new Date(Date.now() + 24 * HOUR_MS).toISOString();
    await this.step('claimOrder', { orderId, organizationId: team.id }, team);
    await this.step(
      'scheduleOrder',
      { orderId, appointedAt, residentAgreed: true, comingMyself: true },
      team,
    );
    await this.step('startService', { orderId, code: receipt.startCode }, team);
    await this.step('finishService', { orderId, code: receipt.finishCode }, team);
    await this.step('confirmOrder', { orderId, resolved: true }, resident);
    await this.step('rateOrder', { orderId, stars: 5, stage: 'RESULT' }, resident);
    return orderId;
  }

  async step(name, input, { token }) {
    const before = performance.now();
    const answer = await this.client.command(name, { ...input, idempotencyKey: randomUUID() }, token);
    (this.times[name] ??= []).push(performance.now() - before);
    return answer;
  }
}
