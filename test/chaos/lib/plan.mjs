import { FAULTS } from '../faults/index.mjs';
import { Dice } from './dice.mjs';

/** Quiet after a window, in which the product has to recover: seconds. */
const CALM = [7, 10];
/** How often a second fault, of another kind of part, falls into the same window. */
const TOGETHER = 0.35;

/**
 * What happens when. Every fault is dealt once before any comes again, in an order only the seed knows.
 * @param {{ seed: number, seconds: number, only?: string[] }} options `only`: these faults, in this order
 * @returns {{ faults: object[], seconds: number, calm: number }[]}
 */
export function planWindows({ seed, seconds, only }) {
  const dice = new Dice(seed);
  const windows = [];
  let deck = only ? only.map(faultNamed) : [];
  for (let used = 0; used < seconds;) {
    if (deck.length === 0) {
      if (only && windows.length > 0) break;
      deck = dice.shuffle(FAULTS);
    }
    const first = deck.shift();
    const second = !only && dice.chance(TOGETHER) ? deck.find(({ part }) => part !== first.part) : undefined;
    if (second) deck.splice(deck.indexOf(second), 1);
    // jobs are put in while the queue is still there
    const faults = [first, second].filter(Boolean).sort((a, b) => isJobs(b) - isJobs(a));
    const window = {
      faults,
      seconds: dice.between(...longest(faults)),
      calm: dice.between(...CALM),
    };
    windows.push(window);
    used += window.seconds + window.calm;
  }
  return windows;
}

const isJobs = ({ part }) => Number(part === 'jobs');

const longest = (faults) => faults.map(({ seconds }) => seconds).sort((a, b) => b[1] - a[1])[0];

function faultNamed(name) {
  const fault = FAULTS.find((candidate) => candidate.name === name);
  if (!fault)
    throw new Error(`there is no fault "${name}": ${FAULTS.map(({ name: known }) => known).join(', ')}`);
  return fault;
}
