import { text } from '../../text';
import type { WorkflowDefinition } from '../definition';
import { STAY } from '../definition';

export interface LampContext {
  readonly broken: boolean;
  readonly bright?: boolean;
}
export interface Lamp {
  since: Date | null;
}

const words = text('灯', 'lamp');

/** The smallest workflow that has everything: two ways, a guard, a timer and an end. */
export const lamp: WorkflowDefinition<LampContext, Lamp> = {
  type: 'lamp',
  title: words,
  initial: ['OFF'],
  commands: {
    light: { text: words, event: 'Lit' },
    dim: { text: words, event: 'Dimmed' },
    timeOut: { text: words, event: 'TimedOut' },
    scrap: { text: words, event: 'Scrapped' },
  },
  deadlines: {
    BURNING: {
      text: words,
      countsFrom: words,
      startsAt: ({ since }) => since,
      length: { normal: '2 hours', urgent: '1 hours' },
      pausedIn: [],
      marks: [{ at: 'due', send: 'timeOut', tell: [], text: words }],
    },
  },
  statuses: {
    OFF: {
      text: words,
      kind: 'waiting',
      nextStep: words,
      deadlines: ['BURNING'],
      on: {
        light: {
          to: { BRIGHT: 'ON', DARK: STAY },
          decide: ({ bright }) => (bright === undefined ? 'MAYBE' : bright ? 'BRIGHT' : 'DARK'),
          by: ['OWNER'],
          guards: [
            {
              name: 'whole',
              beforehand: true,
              refuse: ({ broken }) => (broken ? { code: 'BROKEN', message: words, wayOut: words } : null),
            },
          ],
        },
        timeOut: { to: 'GONE', by: ['SYSTEM'] },
        scrap: {
          to: 'GONE',
          by: ['OWNER', 'GUEST'],
          guards: [
            {
              name: 'asked',
              beforehand: false,
              refuse: () => ({ code: 'NOT_ASKED', message: words, wayOut: words }),
            },
          ],
        },
      },
    },
    ON: {
      text: words,
      kind: 'waiting',
      nextStep: words,
      deadlines: ['BURNING'],
      on: { dim: { to: STAY, by: ['OWNER'] }, timeOut: { to: 'OFF', by: ['SYSTEM'] } },
    },
    GONE: { text: words, kind: 'final', nextStep: words, deadlines: [], on: {} },
  },
};
