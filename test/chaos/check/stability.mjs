import { finding } from './finding.mjs';

/** More than this at rest is a leak: four pools of ten, each with a listener. */
const MOST_CONNECTIONS = 48;
/** A process may grow while it warms up; one that has trebled in minutes leaks. */
const MOST_GROWTH = 3;

/** Invariant 12: bad input is no fault of the server, no process ends by itself, nothing piles up. */
export async function checkStability({ installation, history, nemesis, observer }) {
  const faults = history.attempts.filter(
    ({ kind, type, code, invokedAt, completedAt }) =>
      kind === 'naughty' &&
      type === 'info' &&
      !isNetwork(code) &&
      !nemesis.isTroubled(invokedAt, completedAt),
  );
  const exits = installation.processes.flatMap(({ name, exits: all }) =>
    all.filter(({ expected }) => !expected).map(({ code, signal }) => `${name} ${code ?? signal}`),
  );
  const held = observer.samples.slice(-5).map(({ connections }) => connections);
  return [
    finding(
      12,
      'bad input was answered as a fault',
      faults.map(({ name, code }) => `${name} ${code}`),
    ),
    finding(12, 'a process ended by itself', exits),
    finding(12, 'after a fault nobody was answered any more', nemesis.unrecovered),
    finding(
      12,
      'connections pile up',
      held.filter((n) => n > MOST_CONNECTIONS),
    ),
    finding(12, 'memory piles up', growing(observer.samples)),
  ];
}

const isNetwork = (code) => /^(UND_ERR|E[A-Z]+$|TimeoutError)/.test(code ?? '');

function growing(samples) {
  const series = new Map();
  for (const { rss } of samples.filter((sample) => sample.rss))
    for (const [process, megabytes] of Object.entries(rss))
      if (megabytes) series.set(process, [...(series.get(process) ?? []), megabytes]);
  return [...series]
    .filter(([, values]) => values.length > 6 && values.at(-1) > MOST_GROWTH * values[3])
    .map(([process, values]) => `${process}: ${values[3]} → ${values.at(-1)} MB`);
}
