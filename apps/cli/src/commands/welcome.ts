import type { Command } from '../command';
import { welcome } from '../demo/welcome';

/** `welcome`: addresses, one account per role, and what to try next. */
export const welcomeCommand: Command = {
  name: 'welcome',
  describe: '演示账号与第一步 · accounts of the demonstration and what to try next',
  run: () => welcome(process.env),
};
