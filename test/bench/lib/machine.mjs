import os from 'node:os';

/** What a run was measured on, and how busy that was at its start. */
export function machine() {
  const [{ model }] = os.cpus();
  return {
    cpus: os.cpus().length,
    model: model.trim(),
    memoryGb: Math.round(os.totalmem() / 2 ** 30),
    node: process.version,
    loadAtStart: os.loadavg().map((load) => Number(load.toFixed(2))),
  };
}
