/**
 * A reason to stop that a person can act on: one sentence in both languages and the ways out.
 * Anything else that is thrown is a bug and keeps its stack.
 */
export class Halt extends Error {
  /** @param {{ en: string, zh: string, waysOut?: string[], detail?: string }} reason */
  constructor({ en, zh, waysOut = [], detail = '' }) {
    super(en);
    this.zh = zh;
    this.waysOut = waysOut;
    this.detail = detail.trim();
  }
}

/** Prints why a script stopped. `detail` (the last lines of a log) comes before the sentence, so that it stays last. */
export function explain(error) {
  if (!(error instanceof Halt)) {
    console.error(error);
    return;
  }
  if (error.detail) console.error(`\n${error.detail}`);
  console.error(`\n${error.message}\n${error.zh}`);
  if (error.waysOut.length > 0) {
    console.error(`\nWays out · 解决办法:\n${error.waysOut.map((way) => `  - ${way}`).join('\n')}`);
  }
}

/** @returns a function printing one line with the time since the script began. */
export function createSteps() {
  const begun = performance.now();
  return (text) => {
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    console.log(`${seconds.padStart(6)} s  ${text}`);
  };
}
