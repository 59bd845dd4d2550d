import type { Outcome } from './api';
import type { CommunityCast, Player, Team } from './cast';
import type { World } from './world';

const PLACED = '... on OrderPlaced { order { id status } receipt { startCode finishCode } }';
const DAY_MS = 24 * 3600_000;

/** Statuses that can be reached in one go, each by the step from the one before. */
const WAY = [
  'SUBMITTED',
  'OPEN',
  'CLAIMED',
  'SCHEDULED',
  'IN_SERVICE',
  'DONE',
  'CONFIRMED',
  'RECTIFYING',
  'RECHECKING',
];
const ASIDE: Readonly<Record<string, string>> = {
  NEEDS_INFO: 'SUBMITTED',
  INVITED: 'SUBMITTED',
  SUSPENDED: 'CLAIMED',
};

interface Standing {
  readonly id: string;
  readonly start: string;
  readonly finish: string;
}

/**
 * Leaves an order in each status for whoever opens the demonstration: what the story has not left lying is brought there
 * by the same commands, all in the first community, where the demonstration's logins live.
 */
export class Tableau {
  private readonly community: CommunityCast;
  private readonly team: Team;
  private keys = 0;

  constructor(
    private readonly world: World,
    private readonly now: Date,
  ) {
    this.community = world.cast.communities[0]!;
    this.team = world.cast.teams.find((team) => team.path.endsWith('c01/dw/b1/'))!;
  }

  /** @param present statuses there are already @returns what could not be reached, with the reason */
  async complete(present: ReadonlySet<string>): Promise<string[]> {
    const problems: string[] = [];
    for (const [n, status] of [...WAY, ...Object.keys(ASIDE)].entries()) {
      if (present.has(status)) continue;
      const problem = await this.bring(status, this.community.residents[10 + n]!).then(
        () => null,
        (error: unknown) => `${status}: ${String(error)}`,
      );
      if (problem) problems.push(problem);
    }
    const waiting = await this.fillSession().catch((error: unknown) => `WAITLISTED: ${String(error)}`);
    return waiting ? [...problems, waiting] : problems;
  }

  private async bring(status: string, resident: Player): Promise<void> {
    const standing = await this.place(resident);
    const target = ASIDE[status] ?? status;
    for (const step of WAY.slice(1, WAY.indexOf(target) + 1)) await this.step(step, standing, resident);
    if (ASIDE[status]) await this.step(status, standing, resident);
  }

  private async place(resident: Player): Promise<Standing> {
    const text = '家里水龙头滴水，麻烦来个人看看';
    const placed = await this.give(resident, 'placeOrder', { communityId: this.community.id, text }, PLACED);
    const { order, receipt } = placed as unknown as {
      order: { id: string };
      receipt: { startCode: string; finishCode: string };
    };
    return { id: order.id, start: receipt.startCode, finish: receipt.finishCode };
  }

  private async step(
    status: string,
    { id: orderId, start, finish }: Standing,
    resident: Player,
  ): Promise<unknown> {
    const { lead, id: organizationId } = this.team;
    const volunteer = this.team.volunteers[0] ?? lead;
    const desk = this.community.desks[0]!;
    const ahead = (days: number): string => new Date(this.now.getTime() + days * DAY_MS).toISOString();
    switch (status) {
      case 'OPEN':
        return this.give(desk, 'triageOrder', { orderId, decision: 'ACCEPT' });
      case 'NEEDS_INFO':
        return this.give(desk, 'triageOrder', {
          orderId,
          decision: 'ASK',
          question: '请问住几楼，几点方便？',
        });
      case 'INVITED':
        return this.give(desk, 'triageOrder', { orderId, decision: 'INVITE', organizationId });
      case 'CLAIMED':
        await this.give(lead, 'claimOrder', { orderId, organizationId });
        return this.give(lead, 'recordContact', { orderId, reached: true });
      case 'SUSPENDED':
        return this.give(lead, 'suspendOrder', { orderId, reason: '等配件到货', until: ahead(5) });
      case 'SCHEDULED':
        await this.give(lead, 'offerAssignment', { orderId, personId: volunteer.personId });
        await this.give(volunteer, 'acceptAssignment', { orderId });
        return this.give(lead, 'scheduleOrder', { orderId, appointedAt: ahead(1) });
      case 'IN_SERVICE':
        return this.give(volunteer, 'startService', { orderId, code: start });
      case 'DONE':
        return this.give(volunteer, 'finishService', { orderId, code: finish });
      case 'CONFIRMED':
        return this.give(resident, 'confirmOrder', { orderId, resolved: true });
      case 'RECTIFYING':
        return this.give(resident, 'rateOrder', { orderId, stars: 2, words: '没弄利索' });
      case 'RECHECKING':
        return this.give(lead, 'submitRectification', { orderId, words: '已返工' });
      default:
        throw new Error(`no way to ${status}`);
    }
  }

  /** Books the next session until somebody has to wait. */
  private async fillSession(): Promise<string | null> {
    const { shelf } = await this.world.api.query<{
      shelf: { nodes: { sessions: { id: string; capacity: number; taken: number; startsAt: string }[] }[] };
    }>(
      'query ($streetId: ID!) { shelf(streetId: $streetId, delivery: EVENT, first: 20) { nodes { sessions { id capacity taken startsAt } } } }',
      { streetId: this.world.cast.streetId },
      {},
    );
    const sessions = shelf.nodes
      .flatMap((item) => item.sessions)
      .sort((a, b) => a.capacity - a.taken - (b.capacity - b.taken));
    const session = sessions[0];
    if (!session) return 'WAITLISTED: no session is open';
    for (let n = 0; n <= session.capacity - session.taken; n++) {
      const { residents, id } = this.world.cast.communities[n % this.world.cast.communities.length]!;
      await this.give(
        residents[n + 30]!,
        'placeOrder',
        { communityId: id, sessionId: session.id, text: '报名参加' },
        PLACED,
      );
    }
    return null;
  }

  private async give(
    player: Player,
    mutation: string,
    input: Readonly<Record<string, unknown>>,
    fields = '',
  ): Promise<Record<string, unknown>> {
    const outcome: Outcome = await this.world.api.mutate(
      mutation,
      { idempotencyKey: `tableau-${this.world.seed}-${++this.keys}`, ...input },
      await this.world.signIns.as(player),
      fields,
    );
    if (!outcome.ok) throw new Error(`${mutation}: ${outcome.code} ${outcome.message}`);
    return outcome.node;
  }
}
