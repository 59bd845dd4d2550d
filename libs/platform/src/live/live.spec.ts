import type { LiveNotice } from '../outbox/live-notice';
import { readLivePayload } from './live-event';
import { type LiveMessage, LiveStream } from './live-stream';
import { LiveUpdates } from './live-updates';

const notice = (id: string, t = 'OrderClaimed'): LiveNotice => ({ t, s: 'st', id, p: 'gjz/xzz/c03/' });
const subjects = (message: LiveMessage) => (message.kind === 'RESYNC' ? 'RESYNC' : message.event.subjectId);

async function take<T>(stream: LiveStream<T>, n: number): Promise<T[]> {
  const taken: T[] = [];
  for (let i = 0; i < n; i++) taken.push((await stream.next()).value as T);
  return taken;
}

/** Stands in for the database's side of LISTEN. */
class Notifications {
  heard: (payload: string) => void = () => undefined;
  reconnected: () => void = () => undefined;
  listen(_: string, heard: (payload: string) => void): Promise<void> {
    this.heard = heard;
    return Promise.resolve();
  }
  onReconnected(callback: () => void): void {
    this.reconnected = callback;
  }
}

async function updates() {
  const database = new Notifications();
  const live = new LiveUpdates(database as never);
  await live.onModuleInit();
  const send = (...notices: LiveNotice[]) => database.heard(JSON.stringify(notices));
  return { live, database, send };
}

describe('a live payload', () => {
  it('reads as the relay wrote it', () => {
    expect(readLivePayload(JSON.stringify([notice('a'), notice('b')]))).toEqual([
      { type: 'OrderClaimed', streetId: 'st', subjectId: 'a', communityPath: 'gjz/xzz/c03/' },
      { type: 'OrderClaimed', streetId: 'st', subjectId: 'b', communityPath: 'gjz/xzz/c03/' },
    ]);
  });

  it('says nothing when it is not ours', () => {
    expect(readLivePayload('hello')).toEqual([]);
  });
});

describe('live updates', () => {
  it('begin with a resync, then tell what happens, in order', async () => {
    const { live, send } = await updates();
    const stream = live.subscribe({ matches: () => true, deliver: subjects });
    send(notice('a'), notice('b'));
    send(notice('c'));
    expect(await take(stream, 1)).toEqual(['RESYNC']);
    send(notice('d'));
    expect(await take(stream, 1)).toEqual(['d']);
  });

  it('lose nothing between subscribing and the first read: the resync covers what came before it', async () => {
    const { live, send } = await updates();
    let state = 'old';
    const stream = live.subscribe({ matches: () => true, deliver: () => state });
    state = 'new';
    send(notice('a'));
    expect(await take(stream, 1)).toEqual(['new']);
  });

  it('reach only those whose filter matches and who may see', async () => {
    const { live, send } = await updates();
    const stream = live.subscribe({
      matches: (n) => n.subjectId !== 'other',
      deliver: (m) => (subjects(m) === 'hidden' ? null : subjects(m)),
    });
    await take(stream, 1);
    send(notice('other'), notice('hidden'), notice('mine'));
    expect(await take(stream, 1)).toEqual(['mine']);
  });

  it('tell every subscriber to look afresh after the connection was lost', async () => {
    const { live, database } = await updates();
    const stream = live.subscribe({ matches: () => true, deliver: subjects });
    await take(stream, 1);
    database.reconnected();
    expect(await take(stream, 1)).toEqual(['RESYNC']);
  });

  it('merge what waits for one subject, and fall back to a resync when too much waits', async () => {
    const { live, send } = await updates();
    const stream = live.subscribe({ matches: () => true, deliver: subjects, capacity: 3 });
    await take(stream, 1);
    send(notice('a'), notice('a'), notice('b'));
    expect(await take(stream, 2)).toEqual(['a', 'b']);
    send(notice('a'), notice('b'), notice('c'), notice('d'), notice('e'));
    expect(await take(stream, 1)).toEqual(['RESYNC']);
    send(notice('f'));
    expect(await take(stream, 1)).toEqual(['f']);
  });

  it('wake a reader that waits, and let go of one that leaves', async () => {
    const { live, send } = await updates();
    const stream = live.subscribe({ matches: () => true, deliver: subjects });
    await take(stream, 1);
    const pending = stream.next();
    send(notice('a'));
    expect(await pending).toEqual({ done: false, value: 'a' });
    const idle = stream.next();
    await stream.return();
    expect(await idle).toEqual({ done: true, value: undefined });
    expect(live.open).toBe(0);
  });

  it('end with the process', async () => {
    const { live } = await updates();
    const stream = live.subscribe({ matches: () => true, deliver: subjects });
    await take(stream, 1);
    live.onApplicationShutdown();
    expect(await stream.next()).toEqual({ done: true, value: undefined });
  });
});
