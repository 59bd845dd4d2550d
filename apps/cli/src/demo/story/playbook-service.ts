import type { Player, Team } from './cast';
import type { OrderStory, Scene } from './world';

const DAY_MS = 24 * 3600_000;
const MINUTE_MS = 60_000;

/** The team phones, finds people, agrees on a time; or it gives the order back, forgets it, or needs longer. */
export function claimed(scene: Scene): void {
  const { story, hours, now, seen } = scene;
  const team = scene.team();
  if (!team) return;
  if (seen.details.deskCall) return deskCalls(scene);
  if (seen.light === 'RED' && story.did.has('idle') && !story.did.has('revoked')) {
    story.did.add('revoked');
    return scene.at(
      hours.atDesk(now, 30, 200),
      async () =>
        void (await scene.as(
          story.pick(story.community.desks),
          'revokeClaim',
          { reason: '超时未联系，已提醒' },
          ['NOT_OVERDUE'],
        )),
    );
  }
  if (story.did.has('idle') && !story.did.has('revoked')) return;
  // forgotten until a deadline turns red, and then taken back
  if (seen.light !== 'RED' && scene.trouble('idle', 5)) return;
  if (scene.trouble('released', 9)) {
    return scene.at(
      hours.awake(now, 60, 900),
      async () => void (await scene.as(team.lead, 'releaseOrder', { reason: '队里的师傅病了' })),
    );
  }
  // the red light of a deadline does not stop anybody who is at it
  if (
    story.did.has(`organised ${seen.claim?.id}`) &&
    seen.light === 'RED' &&
    seen.assignments.some((a) => a.status === 'ACCEPTED')
  )
    return plan(scene, team, now);
  story.did.add(`organised ${seen.claim?.id}`);
  const contact = scene.trouble('slow contact', 8)
    ? hours.atDesk(now, 1500, 1700)
    : scene.urgent
      ? hours.within(now, 10, 60)
      : hours.awake(now, 20, 500);
  if (scene.trouble('not reached at first', 10))
    scene.at(
      contact,
      async () => void (await scene.as(team.lead, 'recordContact', { reached: false, note: '没人接' })),
    );
  const reached = scene.urgent ? hours.within(contact, 10, 30) : hours.awake(contact, 30, 90);
  if (!seen.claim?.contactedAt)
    scene.at(reached, async () => void (await scene.as(team.lead, 'recordContact', { reached: true })));
  if (scene.trouble('suspended', 6)) {
    const until = new Date(reached.getTime() + (4 + story.random.int(4)) * DAY_MS).toISOString();
    return scene.at(
      hours.atDesk(reached, 20, 60),
      async () => void (await scene.as(team.lead, 'suspendOrder', { reason: '等配件到货', until })),
    );
  }
  if (scene.trouble('extension', 7)) extend(scene, team, reached);
  plan(scene, team, reached);
}

/** People first, then the time. */
function plan(scene: Scene, team: Team, from: Date): void {
  const ready = recruit(scene, team, scene.hours.awake(from, 20, 120));
  const appointedAt = scene.hours.appointment(ready, 1, 4);
  scene.at(
    new Date(ready.getTime() + 10 * MINUTE_MS),
    async () => void (await scene.as(team.lead, 'scheduleOrder', { appointedAt: appointedAt.toISOString() })),
  );
}

/** Asks as many as are needed, two where the risk is high; some cannot, and a stand-in comes. Answers when they are ready. */
function recruit(scene: Scene, team: Team, from: Date): Date {
  const { story, hours, seen } = scene;
  const asked = new Map(seen.assignments.map((a) => [a.personId, a.status]));
  const everybody = [...team.volunteers, team.lead].filter((one) => one.personId !== story.resident.personId);
  const free = everybody.filter((one) => !asked.has(one.personId));
  let missing =
    (seen.risk === 'HIGH' ? 2 : 1) - seen.assignments.filter((a) => a.status === 'ACCEPTED').length;
  let ready = from;
  const accept = (volunteer: Player, at: Date): void => {
    scene.at(at, async () => void (await scene.as(volunteer, 'acceptAssignment')));
    if (at > ready) ready = at;
    missing--;
  };
  // whoever was asked before answers now
  for (const one of everybody.filter((each) => asked.get(each.personId) === 'OFFERED'))
    if (missing > 0) accept(one, hours.within(from, 10, 60));
  while (missing > 0 && free.length > 0) {
    const volunteer = free.splice(story.random.int(free.length), 1)[0]!;
    scene.at(
      from,
      async () => void (await scene.as(team.lead, 'offerAssignment', { personId: volunteer.personId })),
    );
    const answer = hours.within(from, 20, 240);
    const standIn = free[0];
    if (!standIn || !scene.trouble('declined assignment', 10)) {
      accept(volunteer, answer);
      continue;
    }
    free.shift();
    scene.at(
      answer,
      async () => void (await scene.as(volunteer, 'declineAssignment', { reason: '那天上班' })),
    );
    const again = hours.within(answer, 20, 90);
    scene.at(
      again,
      async () =>
        void (await scene.as(team.lead, 'offerAssignment', {
          personId: standIn.personId,
          replacesPersonId: volunteer.personId,
        })),
    );
    accept(standIn, hours.within(again, 20, 90));
  }
  return ready;
}

function extend(scene: Scene, team: Team, from: Date): void {
  const { story, hours } = scene;
  scene.at(
    from,
    async () =>
      void (await scene.as(
        team.lead,
        'requestExtension',
        { workingDays: 3 + story.random.int(6), reason: '要等厂家的零件', residentTold: true },
        ['EXTENSION_ONCE'],
      )),
  );
  const granted = story.chance(75);
  // whatever happens to the order meanwhile, somebody asked and gets an answer
  scene.whatever(hours.atDesk(from, 30, 200), async () => {
    await scene.as(
      story.pick(scene.reviewers()),
      'decideExtension',
      { granted, reason: granted ? '同意' : '请换一支队伍' },
      ['NO_EXTENSION_ASKED', 'NOT_AVAILABLE_NOW', 'NOT_YOURS'],
    );
  });
}

/** After the resident was not there twice the desk phones. */
function deskCalls(scene: Scene): void {
  const { story, hours, now } = scene;
  const dice = story.random.int(100);
  if (dice >= 80) return;
  scene.at(hours.atDesk(now, 20, 240), async () => {
    await scene.as(story.pick(story.community.desks), 'recordDeskCall', {
      reached: true,
      keep: dice < 55,
      channel: 'PHONE',
      note: dice < 55 ? '改好时间了' : '不需要了',
    });
  });
}

/** The day comes: they begin with the resident's code, unless somebody is not there. */
export function scheduled(scene: Scene): void {
  const { story, hours, now, seen } = scene;
  const team = scene.team();
  if (!team || !seen.appointedAt) return;
  const after = (minutes: number): Date =>
    new Date(Math.max(seen.appointedAt!.getTime(), now.getTime()) + minutes * MINUTE_MS);
  if (scene.trouble('urged', 12))
    scene.at(
      hours.awake(now, 30, 240),
      async () =>
        void (await scene.asResident('urgeOrder', { note: '能快点吗' }, [
          'URGED_JUST_NOW',
          'NOT_AVAILABLE_NOW',
        ])),
    );
  if (scene.trouble('moved', 6)) {
    const appointedAt = hours.appointment(now, 2, 5).toISOString();
    return scene.at(
      hours.within(now, 10, 60),
      async () => void (await scene.as(team.lead, 'scheduleOrder', { appointedAt, residentAgreed: true })),
    );
  }
  if (scene.trouble('cancelled', 3)) {
    return scene.at(
      hours.within(now, 10, 100),
      async () =>
        void (await scene.as(
          story.did.has('slip') ? story.pick(story.community.desks) : story.resident,
          'cancelOrder',
          { reason: '孩子回来给弄好了' },
        )),
    );
  }
  if (
    scene.trouble('nobody came', 7) ||
    (story.did.has('nobody came') && scene.trouble('nobody came again', 35))
  ) {
    return scene.at(
      after(170),
      async () => void (await scene.asResident('reportNoShow', { absent: 'PROVIDER', note: '等了一上午' })),
    );
  }
  if (
    scene.trouble('resident away', 6) ||
    (story.did.has('resident away') && scene.trouble('resident away again', 50))
  ) {
    return scene.at(
      after(40),
      async () => void (await scene.as(team.lead, 'reportNoShow', { absent: 'RESIDENT', note: '敲门没人' })),
    );
  }
  const ready = recruit(scene, team, hours.within(now, 10, 20));
  const begin = scene.trouble('late start', 6) ? after(200) : after(0);
  scene.at(begin > ready ? begin : new Date(ready.getTime() + 10 * MINUTE_MS), () => start(scene, team));
}

async function start(scene: Scene, team: Team): Promise<void> {
  const { start: code } = await codesOf(scene);
  await scene.as(worker(scene, team), 'startService', { code });
}

export function inService(scene: Scene): void {
  const { story, hours, now } = scene;
  const team = scene.team();
  if (!team) return;
  const when = scene.trouble('long day', 4) ? hours.awake(now, 1500, 1600) : hours.within(now, 40, 150);
  if (scene.trouble('interrupted', 7)) {
    const appointedAt = hours.appointment(now, 1, 3).toISOString();
    return scene.at(
      when,
      async () =>
        void (await scene.as(worker(scene, team), 'interruptService', {
          reason: '缺一个零件，改天再来',
          appointedAt,
        })),
    );
  }
  scene.at(when, async () => {
    const code = story.chance(85) ? { code: (await codesOf(scene)).finish } : {};
    await scene.as(worker(scene, team), 'finishService', { ...code, note: '修好了，试过没问题' });
  });
}

/** One of those who come, else whoever leads. */
function worker({ world, seen }: Scene, team: Team): Player {
  const coming = seen.assignments.find((a) => a.status === 'ACCEPTED');
  return (
    [...team.volunteers, team.lead].find((one) => one.personId === coming?.personId) ??
    world.cast.teams.find((one) => one.id === team.id)?.lead ??
    team.lead
  );
}

/** Codes change with the round: the slip has the first pair, later ones the resident or the desk looks up. */
async function codesOf(scene: Scene): Promise<{ start: string; finish: string }> {
  const { story, seen, world } = scene;
  if (story.codes?.round === seen.round) return story.codes;
  const reader = story.did.has('slip') ? story.pick(story.community.desks) : story.resident;
  const { order } = await world.api.query<{ order: { receipt?: { startCode: string; finishCode: string } } }>(
    'query ($id: ID!) { order(id: $id) { ... on ServiceOrder { receipt { startCode finishCode } } } }',
    { id: seen.id },
    await world.signIns.as(reader),
  );
  story.codes = codes(seen.round, order.receipt);
  return story.codes;
}

function codes(
  round: number,
  receipt: { startCode: string; finishCode: string } | undefined,
): NonNullable<OrderStory['codes']> {
  return { round, start: receipt?.startCode ?? '', finish: receipt?.finishCode ?? '' };
}

/** Suspended orders go on by themselves; some sooner. */
export function suspended(scene: Scene): void {
  const { hours, now } = scene;
  const team = scene.team();
  if (!team || !scene.story.chance(25)) return;
  scene.at(
    hours.atDesk(now, 600, 1400),
    async () => void (await scene.as(team.lead, 'resumeOrder', { note: '配件到了' })),
  );
}
