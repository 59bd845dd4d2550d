import { meetsQualification } from '#libs/catalogue';
import { SeededRandom, type Random } from '#libs/kernel';
import type { Agenda } from './agenda';
import type { Api, Outcome } from './api';
import type { Cast, CommunityCast, Player, Team } from './cast';
import { Hours } from './hours';
import type { Seen } from './observed';
import type { SignIns } from './sign-ins';
import type { Similarity } from './similarity';

export interface ShelfItem {
  readonly id: string;
  readonly risk: string;
  readonly qualification: string | null;
}

/** Everything the people of the story share. */
export interface World {
  readonly api: Api;
  readonly signIns: SignIns;
  readonly cast: Cast;
  readonly agenda: Agenda;
  readonly similarity: Similarity;
  readonly seed: string;
  /** From here on everybody does what is asked of him, so that the story comes to an end. */
  readonly calmFrom: Date;
  /** Items by the words the desk looks for, and by id. */
  readonly items: { readonly byName: Map<string, ShelfItem>; readonly byId: Map<string, ShelfItem> };
  /** Refusals nobody expected, by mutation and code: the product or the story has a flaw. */
  readonly mishaps: Map<string, number>;
  now(): Date;
}

/** One request from its first word to its end: who asked, and what is known of it outside the product. */
export class OrderStory {
  readonly random: Random;
  readonly hours: Hours;
  orderId: string | null = null;
  code: string | null = null;
  progressToken: string | null = null;
  codes: { round: number; start: string; finish: string } | null = null;
  entry: 'WAITING' | 'ORDER' | 'EMERGENCY' | 'REFUSED' = 'WAITING';
  refusedBecause: string | null = null;
  calledBack = false;
  seen: Seen | null = null;
  situation = '';
  /** Grows each time people think again: what they planned before is off. */
  plans = 0;
  triages = 0;
  tries = 0;
  evaluationId: string | null = null;
  /** What happens at most once in a story: `released`, `interrupted` … */
  readonly did = new Set<string>();
  readonly path: string[] = [];
  private keys = 0;

  constructor(
    readonly index: number,
    readonly text: string,
    readonly community: CommunityCast,
    readonly resident: Player,
    seed: string,
  ) {
    this.random = new SeededRandom(`${seed}:request:${index}`);
    this.hours = new Hours(this.random);
    this.seed = seed;
  }

  private readonly seed: string;

  key(): string {
    return `demo-${this.seed}-${this.index}-${++this.keys}`;
  }

  chance(percent: number): boolean {
    return this.random.int(100) < percent;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.random.int(list.length)]!;
  }

  /** True once, with that probability: so that nothing goes wrong in the same way for ever. */
  once(what: string, percent: number): boolean {
    if (this.did.has(what) || !this.chance(percent)) return false;
    this.did.add(what);
    return true;
  }
}

/** One look at one order: what its people plan holds only as long as its situation stays what it was. */
export class Scene {
  private readonly plan: number;

  constructor(
    readonly world: World,
    readonly story: OrderStory,
    readonly seen: Seen,
    readonly now: Date,
  ) {
    this.plan = ++story.plans;
  }

  get hours(): Hours {
    return this.story.hours;
  }

  get urgent(): boolean {
    return this.seen.urgency === 'URGENT';
  }

  /** Whether something goes wrong now; never twice in the same way, and no more when the story must end. */
  trouble(what: string, percent: number): boolean {
    return this.now < this.world.calmFrom && this.story.once(what, percent);
  }

  at(when: Date, act: () => Promise<void>): void {
    this.world.agenda.add({ at: when, run: act, stillWanted: () => this.story.plans === this.plan });
  }

  /** Holds even when the order has moved on meanwhile. */
  whatever(when: Date, act: () => Promise<void>): void {
    this.world.agenda.add({ at: when, run: act, stillWanted: () => true });
  }

  /** Gives a command as somebody. A refusal that is not among the `expected` codes lets people think again. */
  async as(
    player: Player,
    mutation: string,
    input: Readonly<Record<string, unknown>> = {},
    expected: readonly string[] = [],
    fields = '',
  ): Promise<Outcome> {
    return this.give(mutation, input, await this.world.signIns.as(player), expected, fields);
  }

  /** The resident: by account, or by the slip where somebody else placed the order. */
  async asResident(
    mutation: string,
    input: Readonly<Record<string, unknown>> = {},
    expected: readonly string[] = [],
  ): Promise<Outcome> {
    if (!this.story.progressToken || !this.story.did.has('slip'))
      return this.as(this.story.resident, mutation, input, expected);
    return this.give(mutation, { ...input, progressToken: this.story.progressToken }, {}, expected, '');
  }

  private async give(
    mutation: string,
    input: Readonly<Record<string, unknown>>,
    from: { token?: string },
    expected: readonly string[],
    fields: string,
  ): Promise<Outcome> {
    const { api, mishaps } = this.world;
    const outcome = await api.mutate(
      mutation,
      { orderId: this.seen.id, idempotencyKey: this.story.key(), ...input },
      from,
      fields,
    );
    if (!outcome.ok && !expected.includes(outcome.code)) {
      const what =
        `${mutation} in ${this.seen.status}: ${outcome.code} ${outcome.code === 'ERROR' || outcome.code === 'BAD_USER_INPUT' ? outcome.message : ''}`.trim();
      mishaps.set(what, (mishaps.get(what) ?? 0) + 1);
      // think again, but not for ever
      if (this.story.tries++ < 8) this.story.situation = '';
    }
    return outcome;
  }

  /** Teams that could take it: their area, what they can do, and not one the resident has had enough of. */
  candidates(itemId = this.seen.itemId): Team[] {
    const { cast, items } = this.world;
    const item = itemId ? items.byId.get(itemId) : null;
    const path = this.story.community.path;
    return cast.teams.filter(
      (team) =>
        team.areas.some((area) => path.startsWith(area)) &&
        meetsQualification(item?.qualification ?? null, team.qualifications) &&
        !this.seen.details.notAgain?.includes(team.id) &&
        team.lead.personId !== this.story.resident.personId,
    );
  }

  mayServe(team: Team): boolean {
    const item = this.seen.itemId ? this.world.items.byId.get(this.seen.itemId) : null;
    return (
      meetsQualification(item?.qualification ?? null, team.qualifications) &&
      !this.seen.details.notAgain?.includes(team.id)
    );
  }

  /** The team that has it, or had it last. */
  team(): Team | null {
    const id = this.seen.claim?.organizationId ?? this.seen.details.lastServed?.organizationId;
    const { cast } = this.world;
    return (
      [...cast.teams, ...cast.communities.map((community) => community.team), cast.street].find(
        (team) => team.id === id,
      ) ?? null
    );
  }

  /** People of the unit above the one that served: they call back, recheck, type what residents say (handbook §3). */
  reviewers(): readonly Player[] {
    const { cast } = this.world;
    switch (this.seen.claim?.tier ?? this.seen.details.lastServed?.tier ?? 'TEAM') {
      case 'COMMUNITY':
        return cast.streetOfficers;
      case 'STREET':
        return [cast.districtOfficer];
      default:
        return this.story.community.desks;
    }
  }
}
