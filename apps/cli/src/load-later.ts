import { createRequire } from 'node:module';

/**
 * Loads a module when a command is run, not when the list of commands is read: the whole product takes a second or two,
 * and `migrate` must not wait for it.
 */
export function loadLater<Module>(from: string, specifier: string): Module {
  return createRequire(from)(specifier) as Module;
}
