import type { WorkflowDefinition } from './definition';
import { WorkflowRegistry } from './registry';
import { lamp, type Lamp, type LampContext } from './testing/lamp';
import { targetsOf, validateWorkflow } from './validate';

type Definition = WorkflowDefinition<LampContext, Lamp>;

const OFF = lamp.statuses['OFF']!;
const ON = lamp.statuses['ON']!;
const BURNING = lamp.deadlines['BURNING']!;
const statuses = (changed: Definition['statuses']): Definition => ({
  ...lamp,
  statuses: { ...lamp.statuses, ...changed },
});
const burning = (changed: Partial<typeof BURNING>): Definition => ({
  ...lamp,
  deadlines: { BURNING: { ...BURNING, ...changed } },
});

it('a sound workflow has no faults', () => {
  expect(validateWorkflow(lamp)).toEqual([]);
});

it.each<[string, Definition]>([
  ['lamp: ISLAND can never be reached', statuses({ ISLAND: ON })],
  [
    'lamp: no end can be reached from ON',
    statuses({
      ON: { ...ON, on: { dim: ON.on['dim']!, timeOut: { to: 'STUCK', by: ['SYSTEM'] } } },
      STUCK: { ...ON, on: { timeOut: { to: 'ON', by: ['SYSTEM'] } } },
    }),
  ],
  [
    'lamp: ON waits and has no exit',
    statuses({ ON: { ...ON, on: { dim: ON.on['dim']!, timeOut: { to: 'ON', by: ['SYSTEM'] } } } }),
  ],
  ['lamp: ON waits without a deadline', statuses({ ON: { ...ON, deadlines: [] } })],
  [
    'lamp: GONE is final and has a deadline',
    statuses({ GONE: { ...lamp.statuses['GONE']!, deadlines: ['BURNING'] } }),
  ],
  ['lamp: initial status NOWHERE is unknown', { ...lamp, initial: ['OFF', 'NOWHERE'] }],
  ['lamp: opens in the final status GONE', { ...lamp, initial: ['OFF', 'GONE'] }],
  ['lamp: opens in no status', { ...lamp, initial: [] }],
  [
    'lamp: OFF.scrap leads to the unknown status NOWHERE',
    statuses({ OFF: { ...OFF, on: { ...OFF.on, scrap: { to: 'NOWHERE', by: ['OWNER'] } } } }),
  ],
  [
    'lamp: OFF.scrap can be given by nobody',
    statuses({ OFF: { ...OFF, on: { ...OFF.on, scrap: { to: 'GONE', by: [] } } } }),
  ],
  [
    'lamp: OFF.scrap needs a decision exactly when it has several targets',
    statuses({ OFF: { ...OFF, on: { ...OFF.on, scrap: { to: { A: 'GONE' }, by: ['OWNER'] } } } }),
  ],
  [
    'lamp: OFF names the unknown command sing',
    statuses({ OFF: { ...OFF, on: { ...OFF.on, sing: { to: 'GONE', by: ['OWNER'] } } } }),
  ],
  ['lamp: OFF names the unknown deadline TEA', statuses({ OFF: { ...OFF, deadlines: ['BURNING', 'TEA'] } })],
  [
    'lamp: command sing is taken in no status',
    { ...lamp, commands: { ...lamp.commands, sing: lamp.commands['dim']! } },
  ],
  [
    'lamp: deadline TEA is in force nowhere',
    {
      ...lamp,
      deadlines: { BURNING, TEA: { ...BURNING, marks: [{ at: 'due', tell: [], text: lamp.title }] } },
    },
  ],
  ['lamp: deadline BURNING has no mark: nothing happens when it is missed', burning({ marks: [] })],
  [
    'lamp: deadline BURNING has the unreadable length "soon"',
    burning({ length: { normal: 'soon', urgent: '1 hours' } }),
  ],
  ['lamp: deadline BURNING stands still in the unknown status NAP', burning({ pausedIn: ['NAP'] })],
  [
    'lamp: deadline BURNING sends dim, which ON takes from people only',
    burning({ marks: [{ at: 'due', send: 'dim', tell: [], text: lamp.title }] }),
  ],
  [
    'lamp: deadline BURNING sends dim, which OFF does not take',
    burning({ marks: [{ at: 'due', send: 'dim', tell: [], text: lamp.title }] }),
  ],
  [
    'lamp: deadline BURNING sends the unknown command sing',
    burning({ marks: [{ at: { after: '1 hours' }, send: 'sing', tell: [], text: lamp.title }] }),
  ],
])('%s', (fault, workflow) => {
  expect(validateWorkflow(workflow)).toContain(fault);
});

it('the targets of a step are told once each, STAY as the status itself', () => {
  expect(targetsOf('OFF', OFF.on['light']!)).toEqual(['ON', 'OFF']);
  expect(targetsOf('OFF', { to: { A: 'ON', B: 'ON' }, by: [] })).toEqual(['ON']);
});

describe('the registry', () => {
  it('gives a workflow by its type', () => {
    const registry = new WorkflowRegistry([lamp]);
    expect(registry.get('lamp')).toBe(lamp);
    expect(registry.all()).toEqual([lamp]);
    expect(() => registry.get('torch')).toThrow('no workflow of type torch');
  });

  it('names every fault of every workflow at once', () => {
    const other: Definition = { ...lamp, type: 'torch', initial: [] };
    expect(() => new WorkflowRegistry([{ ...lamp, initial: ['NOWHERE'] }, other])).toThrow(
      /lamp: initial status NOWHERE[^]*torch: opens in no status/,
    );
  });

  it('refuses two of the same type', () => {
    expect(() => new WorkflowRegistry([lamp, lamp])).toThrow('workflow lamp is defined twice');
  });
});
