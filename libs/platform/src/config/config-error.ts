import type { Text } from '#libs/kernel';

/** The environment is wrong. Carries one sentence per variable: what is wrong and the way out. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly problems: readonly Text[]) {
    super(`Configuration · 配置\n${problems.map(({ en, zh }) => `  - ${en}\n    ${zh}`).join('\n')}`);
  }
}
