/** Injection tokens of the kernel's ports: `@Inject(CLOCK) clock: Clock`, `@Inject(IDS) ids: Ids`, … */
export const CLOCK = Symbol('CLOCK');
export const IDS = Symbol('IDS');
export const RANDOM = Symbol('RANDOM');
