import type { Outcome } from './api';
import type { Player } from './cast';
import type { Scene } from './world';

const EVALUATION = '... on Evaluation { id }';
const DAY_MINUTES = 1440;

/** The resident says whether it is solved, or says nothing: then another unit phones. */
export function done(scene: Scene): void {
  const { story, hours, now, seen } = scene;
  if (seen.details.callback) return callBack(scene, seen.details.callback.failed);
  if (scene.trouble('silent after', 34)) return;
  if (scene.trouble('not solved', 9)) {
    const anotherTeam = story.chance(40);
    return scene.at(
      hours.awake(now, 60, 1500),
      async () =>
        void (await scene.asResident('confirmOrder', { resolved: false, anotherTeam, note: '又坏了' })),
    );
  }
  scene.at(
    hours.awake(now, 30, 2400),
    async () => void (await scene.asResident('confirmOrder', { resolved: true })),
  );
}

function callBack(scene: Scene, failed: number): void {
  const { story, hours, now } = scene;
  const caller = story.pick(scene.reviewers());
  const stubborn = story.did.has('never answers') || scene.trouble('never answers', 25);
  const result = stubborn ? 'NO_ANSWER' : scene.trouble('unresolved', 16) ? 'UNRESOLVED' : 'RESOLVED';
  // the next call on another day
  const when = failed === 0 ? hours.atDesk(now, 30, 500) : hours.atDesk(now, DAY_MINUTES, DAY_MINUTES + 400);
  scene.at(
    when,
    async () =>
      void (await scene.as(caller, 'recordCallback', {
        result,
        anotherTeam: result === 'UNRESOLVED' && story.chance(40),
        channel: 'PHONE',
        note: NOTES[result],
      })),
  );
}

const NOTES: Readonly<Record<string, string>> = {
  RESOLVED: '居民说解决了',
  UNRESOLVED: '居民说没解决',
  NO_ANSWER: '无人接听',
  PASS: '居民认可',
  FAIL: '居民不认可',
};

/** Stars, from people who are mostly content. */
function stars(scene: Scene): number {
  if (scene.now >= scene.world.calmFrom || scene.story.did.has('bad review'))
    return 3 + scene.story.random.int(3);
  if (scene.trouble('bad review', 17)) return 1 + scene.story.random.int(2);
  return scene.story.pick([5, 5, 5, 4, 4, 3]);
}

/** By account, by the slip's code, told on the phone, on paper, or not at all. */
export function confirmed(scene: Scene): void {
  const { hours, now } = scene;
  if (scene.trouble('no rating', 28)) return;
  rate(scene, hours.awake(now, 60, 3 * DAY_MINUTES), stars(scene));
}

function rate(scene: Scene, when: Date, given: number): void {
  const { story, hours } = scene;
  const dice = story.random.int(100);
  const rating = { stage: 'RESULT', stars: given, words: given >= 3 ? '挺好的' : '没弄利索' };
  if (story.did.has('slip') && dice < 45) return paper(scene, when, rating);
  if (story.did.has('slip') && dice < 60) {
    return scene.at(hours.atDesk(when, 0, 60), async () =>
      remember(
        scene,
        await scene.as(
          story.pick(scene.reviewers()),
          'rateOrder',
          { ...rating, channel: 'PHONE', evidence: 'CALL_RECORD', evidenceRef: `录音-${story.index}` },
          [],
          EVALUATION,
        ),
      ),
    );
  }
  if (story.progressToken && (story.did.has('slip') || dice < 25)) {
    return scene.at(when, async () => {
      const { orderId: _order, ...input } = {
        orderId: '',
        ...rating,
        token: story.progressToken,
        idempotencyKey: story.key(),
        channel: 'WEB',
      };
      remember(scene, await scene.world.api.mutate('rateByLink', input, {}, EVALUATION), 'rateByLink');
    });
  }
  scene.at(when, async () =>
    remember(scene, await scene.as(story.resident, 'rateOrder', rating, [], EVALUATION)),
  );
}

/** A paper is typed by one and checked by another; the date on it counts. */
function paper(scene: Scene, when: Date, rating: object): void {
  const { story, hours } = scene;
  const people = scene.reviewers();
  const typist = people[0]!;
  const checker: Player | undefined = people.find((one) => one.personId !== typist.personId);
  if (!checker)
    return scene.at(when, async () =>
      remember(scene, await scene.as(story.resident, 'rateOrder', { ...rating }, [], EVALUATION)),
    );
  const occurredAt = scene.hours.within(scene.now, 10, 60).toISOString();
  const typed = hours.atDesk(when, 60, 200);
  scene.at(typed, async () => {
    const entered = await scene.as(
      typist,
      'enterPaperRating',
      { ...rating, channel: 'PAPER', occurredAt, slipNumber: `P-${story.index}` },
      [],
      EVALUATION,
    );
    if (!entered.ok) return;
    const evaluationId = String(entered.node['id']);
    // not bound to the order's situation: the window may close before the second person has looked
    scene.world.agenda.add({
      at: hours.atDesk(typed, 60, 900),
      stillWanted: () => true,
      run: async () => {
        const checked = await scene.world.api.mutate(
          'checkPaperRating',
          { evaluationId, agrees: true, idempotencyKey: story.key(), channel: 'PAPER' },
          await scene.world.signIns.as(checker),
          EVALUATION,
        );
        remember(scene, checked, 'checkPaperRating');
      },
    });
  });
}

function remember(scene: Scene, outcome: Outcome, mutation?: string): void {
  if (outcome.ok)
    scene.story.evaluationId =
      typeof outcome.node['id'] === 'string' ? outcome.node['id'] : scene.story.evaluationId;
  else if (mutation) {
    const what =
      `${mutation}: ${outcome.code} ${outcome.code === 'ERROR' || outcome.code === 'BAD_USER_INPUT' ? outcome.message : ''}`.trim();
    scene.world.mishaps.set(what, (scene.world.mishaps.get(what) ?? 0) + 1);
    if (scene.story.tries++ < 8) scene.story.situation = '';
  }
}

/** A bad review: the team phones and puts it right, appeals, or lets it lie until the street takes over. */
export function rectifying(scene: Scene): void {
  const { story, hours, now } = scene;
  const team = scene.team();
  if (!team) return;
  if (story.evaluationId && scene.trouble('appeal', 22)) appeal(scene, team.lead, story.evaluationId);
  if (scene.trouble('not put right', 12)) return;
  const contact = scene.trouble('late apology', 15)
    ? hours.atDesk(now, 2000, 2500)
    : hours.awake(now, 60, 400);
  scene.at(contact, async () => void (await scene.as(team.lead, 'recordContact', { reached: true })));
  scene.at(
    hours.atDesk(contact, 700, 3 * DAY_MINUTES),
    async () => void (await scene.as(team.lead, 'submitRectification', { words: '已返工，居民在场看过' })),
  );
}

function appeal(scene: Scene, lead: Player, evaluationId: string): void {
  const { story, hours, now, world } = scene;
  const upheld = story.chance(40);
  scene.at(hours.atDesk(now, 30, 300), async () => {
    const appealed = await world.api.mutate(
      'appealEvaluation',
      { evaluationId, reason: '居民评错了单', idempotencyKey: story.key() },
      await world.signIns.as(lead),
      '... on Appeal { id }',
    );
    if (!appealed.ok) return remember(scene, appealed, 'appealEvaluation');
    const appealId = String(appealed.node['id']);
    world.agenda.add({
      at: hours.atDesk(world.now(), 300, 1500),
      stillWanted: () => true,
      run: async () => {
        const panel =
          scene.seen.claim?.tier === 'STREET' ? world.cast.districtOfficer : world.cast.streetOfficers[0]!;
        const decided = await world.api.mutate(
          'decideAppeal',
          {
            appealId,
            upheld,
            publishedReason: upheld ? '评价对象有误，不计入' : '评价属实，维持',
            idempotencyKey: story.key(),
          },
          await world.signIns.as(panel),
        );
        if (!decided.ok)
          world.mishaps.set(
            `decideAppeal: ${decided.code}`,
            (world.mishaps.get(`decideAppeal: ${decided.code}`) ?? 0) + 1,
          );
      },
    });
  });
}

/** Another unit asks the resident whether it is right now. */
export function rechecking(scene: Scene): void {
  const { story, hours, now, seen } = scene;
  const failed = seen.details.rectification?.failedCalls ?? 0;
  const result =
    story.did.has('recheck unanswered') || scene.trouble('recheck unanswered', 15)
      ? 'NO_ANSWER'
      : scene.trouble('recheck fails', 28)
        ? 'FAIL'
        : 'PASS';
  const when = failed === 0 ? hours.atDesk(now, 60, 700) : hours.atDesk(now, DAY_MINUTES, DAY_MINUTES + 400);
  scene.at(
    when,
    async () =>
      void (await scene.as(story.pick(scene.reviewers()), 'recheckOrder', {
        result,
        anotherTeam: result === 'FAIL' && story.chance(40),
        channel: 'PHONE',
        note: NOTES[result],
      })),
  );
}

/** Some rate weeks later. */
export function closed(scene: Scene): void {
  const { hours, now, seen } = scene;
  if (seen.outcome !== 'UNRATED' && seen.outcome !== 'UNVERIFIED') return;
  if (!scene.trouble('late rating', 25)) return;
  rate(scene, hours.awake(now, 2 * DAY_MINUTES, 15 * DAY_MINUTES), scene.trouble('late and bad', 25) ? 2 : 4);
}
