import type { Api, Caller } from './api';
import { decideAtDesk, needIn, type DeskDecision, type OpenOrder } from './desk-rules';
import type { Scene, World, OrderStory } from './world';

const LIVE = [
  'SUBMITTED',
  'NEEDS_INFO',
  'OPEN',
  'INVITED',
  'COMMUNITY_FALLBACK',
  'STREET_FALLBACK',
  'CLAIMED',
  'SCHEDULED',
  'IN_SERVICE',
  'DONE',
  'CONFIRMED',
  'SUSPENDED',
];
const PLACED =
  '... on OrderPlaced { order { id code } receipt { progressToken startCode finishCode } } ... on EmergencyDetected { noticeId call }';

/** How requests come in: most from phones, some through the desk, on paper, or by a relative. */
export async function placeRequest(world: World, story: OrderStory): Promise<void> {
  const { community, resident, text } = story;
  const desk = story.pick(community.desks);
  const input: Record<string, unknown> = { communityId: community.id, text, idempotencyKey: story.key() };
  const dice = story.random.int(100);
  let placer = resident;
  if (dice < 62) {
    input['channel'] = dice < 45 ? 'WEB' : 'WECHAT';
    const wanted = needIn(text);
    const item = wanted ? world.items.byName.get(wanted) : undefined;
    if (item && story.chance(40)) input['itemId'] = item.id;
  } else {
    // somebody types for the resident, and writes down how the resident agreed
    placer = desk;
    story.did.add('slip');
    input['channel'] = dice < 80 ? 'PHONE' : dice < 90 ? 'COUNTER' : 'PAPER';
    input['requester'] = story.chance(70)
      ? { personId: resident.personId }
      : {
          name: resident.name,
          phone: resident.phone,
          address: resident.address,
          consentEvidence: dice < 80 ? '电话中口头同意' : '窗口签字同意',
        };
    if (input['channel'] === 'PAPER')
      input['occurredAt'] = new Date(world.now().getTime() - 20 * 3600_000).toISOString();
  }
  if (story.chance(30) && resident.address) input['address'] = resident.address;
  const placed = await world.api.mutate('placeOrder', input, await world.signIns.as(placer), PLACED);
  if (!placed.ok) {
    story.entry = 'REFUSED';
    story.refusedBecause = placed.code;
    return;
  }
  if (placed.node.__typename === 'EmergencyDetected')
    return phoneBack(world, story, String(placed.node['noticeId']));
  const { order, receipt } = placed.node as unknown as {
    order: { id: string; code: string };
    receipt: { progressToken: string; startCode: string; finishCode: string };
  };
  story.entry = 'ORDER';
  story.orderId = order.id;
  story.code = order.code;
  story.progressToken = receipt.progressToken;
  story.codes = { round: 1, start: receipt.startCode, finish: receipt.finishCode };
}

/** The desk phones back within three minutes; now and then it is late, and is reminded. */
function phoneBack(world: World, story: OrderStory, noticeId: string): void {
  story.entry = 'EMERGENCY';
  const minutes = story.chance(15) ? 7 : 2;
  world.agenda.add({
    at: new Date(world.now().getTime() + minutes * 60_000),
    stillWanted: () => true,
    run: async () => {
      const desk = story.pick(story.community.desks);
      const called = await world.api.mutate(
        'recordEmergencyCall',
        { noticeId, outcome: '已回电，已协助拨打急救电话', idempotencyKey: story.key() },
        await world.signIns.as(desk),
      );
      story.calledBack = called.ok;
      if (!called.ok) world.mishaps.set(`recordEmergencyCall: ${called.code}`, 1);
    },
  });
}

/** The desk reads it and decides; a disputed one is looked at by another person. */
export function submitted(scene: Scene): void {
  const { story, hours, now, world } = scene;
  const when = scene.trouble('late triage', 6) ? hours.atDesk(now, 1500, 2000) : hours.atDesk(now, 10, 150);
  scene.at(when, async () => {
    const { desks, secretary } = story.community;
    const officers = [...desks, secretary];
    const officer = officers[story.triages++ % officers.length]!;
    const caller = await world.signIns.as(officer);
    const decision = decideAtDesk(
      { text: story.text, asked: story.did.has('asked'), open: await openOrders(world.api, caller, scene) },
      world.similarity,
    );
    // whoever looks again after a dispute tends to see the resident's side
    const decided: DeskDecision =
      decision.kind === 'REFER' && story.did.has('disputed') && story.chance(60)
        ? { kind: 'ACCEPT', search: null, urgent: false }
        : decision;
    await scene.as(officer, 'triageOrder', triageInput(scene, decided), ['DUPLICATE_OF_NOTHING']);
  });
}

function triageInput(scene: Scene, decision: DeskDecision): Record<string, unknown> {
  const { world, story } = scene;
  switch (decision.kind) {
    case 'ASK':
      story.did.add('asked');
      return { decision: 'ASK', question: decision.question };
    case 'REFER': {
      const { referral: kind, advice: reason, duplicateOfId } = decision;
      const ticketNumber = kind === 'HOTLINE_12345' ? `DL${String(100_000 + story.index * 37)}` : null;
      return {
        decision: 'REFER',
        referral: {
          kind,
          reason,
          ...(duplicateOfId ? { duplicateOfId } : {}),
          ...(ticketNumber ? { ticketNumber } : {}),
        },
      };
    }
    case 'ACCEPT': {
      const item = decision.search ? world.items.byName.get(decision.search) : undefined;
      const known = { ...(item ? { itemId: item.id } : {}), urgency: decision.urgent ? 'URGENT' : 'NORMAL' };
      // the organisation must fit the item the order gets by this very decision
      const invited = story.chance(14)
        ? story.pick([...scene.candidates(item?.id ?? scene.seen.itemId), null])
        : null;
      return invited
        ? { decision: 'INVITE', organizationId: invited.id, ...known }
        : { decision: 'ACCEPT', ...known };
    }
  }
}

async function openOrders(api: Api, caller: Caller, { story, seen }: Scene): Promise<OpenOrder[]> {
  const { deskOrders } = await api.query<{ deskOrders: { nodes: { id: string; text: string | null }[] } }>(
    'query ($under: String!, $statuses: [String!]) { deskOrders(under: $under, statuses: $statuses, first: 100) { nodes { id text } } }',
    { under: story.community.path, statuses: LIVE },
    caller,
  );
  return deskOrders.nodes
    .filter((order) => order.id !== seen.id)
    .map(({ id, text }) => ({ id, text: text ?? '' }));
}

/** The resident answers, or does not; then the desk phones. */
export function needsInfo(scene: Scene): void {
  const { story, hours, now, seen } = scene;
  if (seen.details.deskCall) {
    const dice = story.random.int(100);
    // nobody answers the phone either: a working day later the order is withdrawn
    if (dice >= 65) return;
    scene.at(hours.atDesk(now, 30, 240), async () => {
      const keep = dice < 45;
      await scene.as(story.pick(story.community.desks), 'recordDeskCall', {
        reached: true,
        keep,
        channel: 'PHONE',
        note: keep ? '已问清：家里需要人上门看看' : '已不需要',
      });
    });
    return;
  }
  if (scene.trouble('silent', 40)) return;
  scene.at(hours.awake(now, 60, 2400), async () => {
    await scene.asResident('supplyInfo', { text: '就在家里，工作日下午方便，麻烦来个人看看' });
  });
}

/** Some do not agree with where they were sent. */
export function referred(scene: Scene): void {
  const { story, hours, now, seen } = scene;
  if (
    !['HOTLINE_12345', 'OUT_OF_SCOPE', 'DUPLICATE'].includes(seen.outcome ?? '') ||
    !scene.trouble('disputed', 14)
  )
    return;
  scene.at(hours.awake(now, 120, 2000), async () => {
    await scene.asResident('disputeReferral', { reason: `这件事不该转走：${story.text.slice(0, 20)}` });
  });
}
