import { lamp, type LampContext } from './testing/lamp';
import { availableCommands, decideTransition } from './transition';

const ask = (command: string, context: LampContext, parties: string[] = ['OWNER'], status = 'OFF') =>
  decideTransition(lamp, { status, command, parties: new Set(parties), context });

describe('a transition', () => {
  it('goes where its decision says', () => {
    expect(ask('light', { broken: false, bright: true })).toMatchObject({
      ok: true,
      value: { to: 'ON', outcome: 'BRIGHT' },
    });
  });

  it('to STAY stays where the order is', () => {
    expect(ask('light', { broken: false, bright: false })).toMatchObject({
      ok: true,
      value: { to: 'OFF', outcome: 'DARK' },
    });
    expect(ask('dim', { broken: false }, ['OWNER'], 'ON')).toMatchObject({
      ok: true,
      value: { to: 'ON', outcome: null },
    });
  });

  it('that a guard refuses tells which one, and its sentence', () => {
    expect(ask('light', { broken: true, bright: true })).toMatchObject({
      ok: false,
      error: { type: 'Refused', guard: 'whole', refusal: { code: 'BROKEN' } },
    });
  });

  it.each([
    ['an unknown command', 'sing', 'UnknownCommand'],
    ['a word every object knows', 'constructor', 'UnknownCommand'],
    ['a command of another status', 'dim', 'NotAvailableNow'],
  ])('is refused for %s', (_, command, type) => {
    expect(ask(command, { broken: false })).toMatchObject({ ok: false, error: { type } });
  });

  it('is refused to whoever is no party of it, whatever the guards would say', () => {
    expect(ask('light', { broken: true }, ['GUEST'])).toMatchObject({
      ok: false,
      error: { type: 'NotYours' },
    });
    expect(ask('light', { broken: true }, [])).toMatchObject({ ok: false, error: { type: 'NotYours' } });
  });

  it('with an outcome the table does not know is a bug, not a refusal', () => {
    expect(() => ask('light', { broken: false })).toThrow('lamp: light decided unknown outcome MAYBE');
  });
});

describe('available commands', () => {
  const available = (parties: string[], broken: boolean, status = 'OFF') =>
    availableCommands(lamp, { status, parties: new Set(parties), context: { broken } });

  it('are those of the status and the party, less what would be refused anyway', () => {
    expect(available(['OWNER'], false)).toEqual(['light', 'scrap']);
    expect(available(['OWNER'], true)).toEqual(['scrap']);
    expect(available(['GUEST'], false)).toEqual(['scrap']);
    expect(available(['SYSTEM'], false)).toEqual(['timeOut']);
    expect(available(['OWNER', 'SYSTEM'], true)).toEqual(['timeOut', 'scrap']);
  });

  it('are none at the end, for strangers, and in a status nobody knows', () => {
    expect(available(['OWNER'], false, 'GONE')).toEqual([]);
    expect(available([], false)).toEqual([]);
    expect(available(['OWNER'], false, 'NOWHERE')).toEqual([]);
  });
});
