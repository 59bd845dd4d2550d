const RIVALS = 20;
const DAY_MS = 86_400_000;

/**
 * One order as people take it through the closed loop, or leave it lying: then time has to take it on. What they do is
 * drawn from the dice, so that every road is walked in every run.
 */
export class Life {
  constructor({ callers, world, dice, history, productNow }) {
    Object.assign(this, { callers, world, dice, history, productNow });
  }

  async run() {
    const { dice, world } = this;
    this.resident = dice.pick(world.residents);
    const placed = await this.place();
    if (placed.outcome !== 'ok') return;
    if (dice.chance(0.12)) return;
    if (dice.chance(0.04))
      return void (await this.step('cancelOrder', this.resident, { reason: '不需要了' }));
    if (!(await this.claim()) || dice.chance(0.08)) return;
    if (dice.chance(0.3)) await this.step('recordContact', this.team, { reached: true });
    if (!(await this.serve()) || dice.chance(0.12)) return;
    const resolved = !dice.chance(0.05);
    const confirmed = await this.step('confirmOrder', this.resident, { resolved }, { resolved: !resolved });
    if (confirmed.outcome !== 'ok' || !resolved || dice.chance(0.12)) return;
    await this.rate();
  }

  async place() {
    const { dice, world, resident } = this;
    const byWords = dice.chance(0.1);
    const input = {
      communityId: resident.communityId,
      channel: 'WEB',
      text: byWords ? '想请人帮忙把旧柜子搬到楼下' : '',
      ...(byWords ? {} : { itemId: dice.pick(world.itemIds) }),
    };
    const placed = await this.callers.command('placeOrder', resident, input, {
      changed: { text: '改了主意' },
    });
    if (placed.outcome !== 'ok') return placed;
    this.orderId = placed.orderId;
    this.codes = placed.answer.receipt;
    if (placed.answer.order.status !== 'SUBMITTED') return placed;
    const desk = world.desks.find(({ communityId }) => communityId === resident.communityId);
    return this.step('triageOrder', desk, { decision: 'ACCEPT' });
  }

  async claim() {
    const { dice, world } = this;
    const rivals = dice.chance(0.2) ? dice.shuffle(world.teams).slice(0, RIVALS) : [dice.pick(world.teams)];
    const ops = await Promise.all(
      rivals.map((team) =>
        this.callers.command(
          'claimOrder',
          team,
          { orderId: this.orderId, organizationId: team.organizationId },
          { alone: rivals.length > 1 },
        ),
      ),
    );
    const winners = rivals.filter((_, i) => ops[i].outcome === 'ok');
    if (rivals.length > 1) this.history.races.push(roundOf(this.orderId, rivals, ops));
    this.team = winners[0];
    return winners.length > 0;
  }

  async serve() {
    const appointedAt = new Date(this.productNow() + 6 * DAY_MS).toISOString();
    const later = new Date(this.productNow() + 9 * DAY_MS).toISOString();
    const terms = { appointedAt, residentAgreed: true, comingMyself: true };
    const { startCode, finishCode } = this.codes;
    const scheduled = await this.step('scheduleOrder', this.team, terms, { appointedAt: later });
    if (scheduled.outcome !== 'ok') return false;
    const started = await this.step('startService', this.team, { code: startCode }, { code: '000000' });
    if (started.outcome !== 'ok') return false;
    return (await this.step('finishService', this.team, { code: finishCode })).outcome === 'ok';
  }

  async rate() {
    const { dice, world } = this;
    const isBad = dice.chance(0.2);
    const stars = isBad ? dice.whole(1, 2) : dice.whole(3, 5);
    const rated = await this.step(
      'rateOrder',
      this.resident,
      { stage: 'RESULT', stars },
      { stars: 3 - (stars % 2) },
    );
    if (rated.outcome !== 'ok' || !isBad || dice.chance(0.2)) return;
    const mended = await this.step('submitRectification', this.team, { words: '已重新上门处理' });
    if (mended.outcome !== 'ok') return;
    const desk = world.desks.find(({ communityId }) => communityId === this.resident.communityId);
    await this.step('recheckOrder', desk, { result: dice.chance(0.8) ? 'PASS' : 'FAIL' });
  }

  step(name, person, input, changed) {
    return this.callers.command(name, person, { orderId: this.orderId, ...input }, { changed });
  }
}

const roundOf = (orderId, rivals, ops) => ({
  orderId,
  rivals: rivals.map(({ organizationId }, i) => ({
    organizationId,
    outcome: ops[i].outcome,
    code: ops[i].code,
  })),
});
