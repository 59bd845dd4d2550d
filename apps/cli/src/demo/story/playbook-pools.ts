import type { Team } from './cast';
import type { Scene } from './world';

const DAY_MS = 24 * 3600_000;
const CANNOT_NOW = [
  'ORDER_ALREADY_CLAIMED',
  'LOAD_CAP_REACHED',
  'OWN_ORDER',
  'NOT_AVAILABLE_NOW',
  'ORDER_NOT_FOUND',
];

/** Branches and teams see it in the pool: several want it at the same moment, or nobody does. */
export function open(scene: Scene): void {
  if (scene.story.did.has('left lying')) return;
  const { story, hours, now } = scene;
  if (scene.trouble('nobody wants it', 16)) return;
  const candidates = scene.candidates();
  const rivals = 1 + story.random.int(5);
  // what is urgent is not left lying: its pool lasts two hours, day and night
  const when = scene.urgent ? hours.within(now, 10, 90) : hours.awake(now, 20, 600);
  for (let n = 0; n < rivals && candidates.length > 0; n++) {
    const team = candidates.splice(story.random.int(candidates.length), 1)[0]!;
    const waits = story.chance(45);
    scene.at(when, () => claim(scene, team, waits));
  }
}

async function claim(scene: Scene, team: Team, waits: boolean): Promise<void> {
  const claimed = await scene.as(team.lead, 'claimOrder', { organizationId: team.id }, CANNOT_NOW);
  if (claimed.ok || claimed.code !== 'ORDER_ALREADY_CLAIMED' || !waits) return;
  await scene.as(team.lead, 'waitInLine', { organizationId: team.id }, [
    'NOT_AVAILABLE_NOW',
    'ALREADY_IN_LINE',
    'ORDER_NOT_FOUND',
  ]);
}

/** The community takes it itself, asks somebody, or has nobody. */
export function communityFallback(scene: Scene): void {
  if (scene.story.did.has('left lying')) return;
  const { story, hours, now } = scene;
  const { team, desks } = story.community;
  const dice = story.random.int(100);
  const when = scene.urgent ? hours.within(now, 10, 90) : hours.atDesk(now, 20, 300);
  const candidates = scene.candidates();
  if (dice < 50 && scene.mayServe(team)) return scene.at(when, () => claim(scene, team, false));
  if (dice < 72 && candidates.length > 0) {
    const invited = story.pick(candidates);
    return scene.at(
      when,
      async () =>
        void (await scene.as(story.pick(desks), 'inviteOrganization', { organizationId: invited.id })),
    );
  }
}

/** The last line: the street serves, calls departments together, asks somebody, or says openly that it cannot be done now. */
export function streetFallback(scene: Scene): void {
  if (scene.story.did.has('left lying')) return;
  const { story, hours, now, world } = scene;
  const { street, streetOfficers } = world.cast;
  const officer = story.pick(streetOfficers);
  const candidates = scene.candidates();
  const when = scene.urgent ? hours.within(now, 20, 200) : hours.atDesk(now, 60, 500);
  const dice = story.random.int(100);
  const unmetOnce = scene.trouble('unmet', 38);
  if (unmetOnce || !scene.mayServe(street)) {
    // a project takes months; what only lacks a team is tried again within weeks
    const [mutation, reason, days] =
      dice < 50
        ? ['convertToProject', '需要经费和施工，列入街道项目', 100 + story.random.int(60)]
        : ['markUnmet', '街道暂无具备资质的队伍，已向区里申请', 14 + story.random.int(20)];
    const reviewAt = new Date(now.getTime() + Number(days) * DAY_MS).toISOString();
    if (candidates.length > 0 && dice >= 80)
      return scene.at(
        when,
        async () =>
          void (await scene.as(officer, 'inviteOrganization', { organizationId: story.pick(candidates).id })),
      );
    return scene.at(when, async () => void (await scene.as(officer, String(mutation), { reason, reviewAt })));
  }
  if (scene.trouble('departments', 30)) {
    const expectedAt = hours.appointment(when, 1, 2).toISOString();
    scene.at(
      when,
      async () =>
        void (await scene.as(officer, 'summonDepartments', {
          departments: ['住建', '城管'],
          expectedAt,
          reason: '需要部门到场一起看',
        })),
    );
    return scene.at(hours.atDesk(when, 600, 1200), () => claim(scene, street, false));
  }
  scene.at(when, () => claim(scene, street, false));
}

/** An invitation may be accepted, declined with a reason, withdrawn, or left lying. */
export function invited(scene: Scene): void {
  if (scene.story.did.has('left lying')) return;
  const { story, hours, now, seen, world } = scene;
  const { cast } = world;
  const team = cast.teams.find((one) => one.id === seen.invitation?.organizationId);
  if (!team) return;
  const when = scene.urgent ? hours.within(now, 1, 20) : hours.atDesk(now, 10, 80);
  if (scene.trouble('ignored invitation', 18)) return;
  if (scene.trouble('withdrawn invitation', 5)) {
    const officer = story.pick([...story.community.desks, ...cast.streetOfficers]);
    return scene.at(
      when,
      async () => void (await scene.as(officer, 'withdrawInvitation', { reason: '另有安排' }, ['NOT_YOURS'])),
    );
  }
  if (scene.trouble('declined invitation', 32)) {
    return scene.at(
      when,
      async () => void (await scene.as(team.lead, 'declineInvitation', { reason: '这周人手都排满了' })),
    );
  }
  scene.at(when, async () => void (await scene.as(team.lead, 'acceptInvitation', {}, ['LOAD_CAP_REACHED'])));
}
