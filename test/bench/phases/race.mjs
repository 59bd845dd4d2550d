import { randomUUID } from 'node:crypto';
import { latencies } from '../lib/figures.mjs';
import { Loop } from '../lib/loop.mjs';

const RIVALS = 50;

/** An order that fifty teams want in the same instant: one gets it, the others are told who did. */
export async function measureRace({ installation, street, rounds }) {
  const loop = new Loop(installation, street);
  const times = [];
  const undecided = [];
  for (let n = 0; n < rounds; n++) {
    const { order } = await loop.place(loop.next().resident);
    const rivals = Array.from({ length: RIVALS }, () => loop.next().team);
    const answers = await Promise.all(
      rivals.map(async (team) => {
        const before = performance.now();
        const input = {
          orderId: order.id,
          organizationId: team.id,
          channel: 'WEB',
          idempotencyKey: randomUUID(),
        };
        const answer = await installation.client.ask('claimOrder', { input }, team.token);
        times.push(performance.now() - before);
        return answer;
      }),
    );
    const winners = answers.filter((answer) => answer.__typename === 'ServiceOrder').length;
    const told = answers.filter((answer) => answer.code === 'ORDER_ALREADY_CLAIMED').length;
    if (winners !== 1 || told !== RIVALS - 1) undecided.push({ winners, told });
  }
  return { rounds, rivals: RIVALS, ...latencies(times), undecided };
}
