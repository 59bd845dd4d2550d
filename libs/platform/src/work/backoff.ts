/** Pause before try number `failures` + 1: doubles from `firstMs`, never longer than `longestMs`. */
export function backoffMs(failures: number, firstMs: number, longestMs: number): number {
  if (failures < 1) return 0;
  // 2 ** 1024 is Infinity, and Math.min copes with that
  return Math.min(firstMs * 2 ** (failures - 1), longestMs);
}
