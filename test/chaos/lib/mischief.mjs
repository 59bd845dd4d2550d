/** Texts that broke other people's programs: rare characters, invisible ones, ends of strings, other tongues, code. */
const NAUGHTY = [
  'NUL\u0000here',
  '\u202eright to left',
  '\ufeff\u200b\u200d',
  '𠮷㐂 龘靐齉',
  '０１２３４５６７８９',
  'Ｗ𝒽𝑎𝓉',
  '👨‍👩‍👧‍👦👍🏿',
  '\ud800 half a pair',
  "'; DROP TABLE service_orders; --",
  '$1 %s {{7*7}} ${7*7}',
  '<script>alert(1)</script>',
  '../../etc/passwd',
  'null',
  '1e309',
  'z'.repeat(20_000),
  'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞',
];
const NO_ID = '00000000-0000-0000-0000-000000000000';

/** Input nobody should send, and looks over the fence. Neither may be answered with a fault or with data. */
export class Mischief {
  constructor({ callers, world, dice, history }) {
    Object.assign(this, { callers, world, dice, history });
  }

  async run() {
    if (this.dice.chance(0.4)) return this.spy();
    const person = this.dice.pick(this.world.residents);
    const { name, input } = this.dice.pick(this.inputs(person));
    const input_ = { idempotencyKey: `naughty-${Math.floor(this.dice.next() * 1e9)}`, ...input };
    await this.callers.once('naughty', name, { input: input_ }, person.token);
  }

  inputs({ communityId }) {
    const { dice } = this;
    const text = dice.pick(NAUGHTY);
    const orderId = dice.pick([NO_ID, text, '', this.someOrder() ?? NO_ID]);
    return [
      { name: 'placeOrder', input: { communityId, text, channel: 'WEB', contactName: text } },
      { name: 'placeOrder', input: { communityId: text, text: '', itemId: text } },
      { name: 'placeOrder', input: { communityId, text: '帮忙', contactPhone: text, address: text } },
      { name: 'placeOrder', input: { communityId, text: '帮忙', idempotencyKey: text } },
      { name: 'cancelOrder', input: { orderId, reason: text } },
      { name: 'rateOrder', input: { orderId, stars: dice.pick([-1, 0, 6, 2 ** 31, 1.5]), words: text } },
      { name: 'startService', input: { orderId, code: text } },
      {
        name: 'scheduleOrder',
        input: { orderId, appointedAt: dice.pick([text, '2026-13-45', '+275760-09-13']) },
      },
      { name: 'finishService', input: { orderId, code: text, note: text } },
    ];
  }

  /** Somebody of another street, and somebody else's slip. */
  async spy() {
    const orderId = this.someOrder();
    if (orderId) await this.callers.once('spy', 'order', { id: orderId }, this.world.stranger.token);
  }

  someOrder() {
    const known = this.history.ops.filter(({ orderId }) => orderId).slice(-50);
    return known.length > 0 ? this.dice.pick(known).orderId : null;
  }
}
