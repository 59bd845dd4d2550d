import { SeededRandom } from '#libs/kernel';
import type { Pool } from 'pg';
import type { Player } from './cast';
import { Hours } from './hours';
import type { World } from './world';

interface OpenCall {
  readonly id: string;
  readonly tier: string;
  readonly communityPath: string;
  readonly failedCalls: number;
}

/** Calls that no order waits for: every bad review, and a sample of the rest, by another unit than the one that served. */
export class CallDesk {
  private readonly planned = new Set<string>();
  private readonly random: SeededRandom;
  private readonly hours: Hours;
  private keys = 0;

  constructor(
    private readonly pool: Pool,
    private readonly world: World,
  ) {
    this.random = new SeededRandom(`${world.seed}:calls`);
    this.hours = new Hours(this.random);
  }

  async lookAround(now: Date): Promise<void> {
    const { rows } = await this.pool.query<OpenCall>({
      name: 'story_calls',
      text: OPEN_CALLS,
      values: [this.world.cast.streetId],
    });
    for (const call of rows) {
      const turn = `${call.id}:${call.failedCalls}`;
      if (this.planned.has(turn)) continue;
      this.planned.add(turn);
      const caller = this.callerOf(call);
      const result =
        this.random.int(100) < 22 ? 'NO_ANSWER' : this.random.int(100) < 12 ? 'UNRESOLVED' : 'RESOLVED';
      const at =
        call.failedCalls === 0 ? this.hours.atDesk(now, 60, 900) : this.hours.atDesk(now, 1440, 1900);
      this.world.agenda.add({ at, stillWanted: () => true, run: () => this.call(caller, call.id, result) });
    }
  }

  private async call(caller: Player, callbackId: string, result: string): Promise<void> {
    const { api, signIns, seed, mishaps } = this.world;
    const input = {
      callbackId,
      result,
      channel: 'PHONE',
      idempotencyKey: `demo-${seed}-call-${++this.keys}`,
    };
    const done = await api.mutate('recordCallback', input, await signIns.as(caller));
    if (!done.ok)
      mishaps.set(
        `recordCallback of a task: ${done.code}`,
        (mishaps.get(`recordCallback of a task: ${done.code}`) ?? 0) + 1,
      );
  }

  private callerOf({ tier, communityPath }: OpenCall): Player {
    const { cast } = this.world;
    if (tier === 'DISTRICT') return cast.districtOfficer;
    if (tier === 'STREET') return cast.streetOfficers[this.random.int(cast.streetOfficers.length)]!;
    const { desks } = cast.communities.find((community) => community.path === communityPath)!;
    return desks[this.random.int(desks.length)]!;
  }
}

const OPEN_CALLS = `
SELECT id, tier, community_path AS "communityPath", failed_calls AS "failedCalls" FROM callbacks
WHERE street_id = $1 AND status = 'OPEN' AND purpose <> 'SILENCE' ORDER BY id`;
