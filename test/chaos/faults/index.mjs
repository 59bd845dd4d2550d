import { JOB_FAULTS } from './jobs.mjs';
import { NETWORK_FAULTS } from './network.mjs';
import { PRELOAD_FAULTS } from './preloads.mjs';
import { PROCESS_FAULTS } from './processes.mjs';
import { STORE_FAULTS } from './stores.mjs';

/**
 * What may go wrong. `part`: two faults of one part never fall together. `seconds`: how long it may last. `begin` does it
 * and answers what heals it.
 */
export const FAULTS = [
  ...PROCESS_FAULTS,
  ...STORE_FAULTS,
  ...NETWORK_FAULTS,
  ...JOB_FAULTS,
  ...PRELOAD_FAULTS,
];
