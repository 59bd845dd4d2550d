const LONGEST = 300;

/**
 * A message of a driver or library without what users typed: quoted parts and long runs of digits (phones, identity
 * numbers) are blanked, Chinese text is blanked, the rest is cut short. For logs (handbook §8: nothing personal in them).
 */
export function privateFree(message: string): string {
  return message
    .replace(/"[^"]*"|'[^']*'|“[^”]*”/g, '"…"')
    .replace(/\d{5,}/g, '…')
    .replace(/[\u3400-\u9fff\u{20000}-\u{3ffff}]+/gu, '…')
    .slice(0, LONGEST);
}
