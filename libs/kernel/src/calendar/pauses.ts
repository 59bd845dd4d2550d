/** A span in which an order's clocks stand still (NEEDS_INFO, SUSPENDED); half-open. `to` null: it is still open. */
export interface Pause {
  readonly from: Date;
  readonly to: Date | null;
}

/**
 * The same pauses in order of time, none overlapping, touching or empty, and none reaching back before `since`.
 * @throws RangeError for a pause that ends before it begins.
 */
export function mergePauses(pauses: readonly Pause[], since?: Date): readonly Pause[] {
  const merged: Pause[] = [];
  for (const pause of [...pauses].sort((a, b) => a.from.getTime() - b.from.getTime())) {
    const from = since && pause.from < since ? since : pause.from;
    if (pause.to && pause.to < pause.from) {
      throw new RangeError(`a pause ends before it begins: ${pause.from.toISOString()}`);
    }
    if (pause.to && pause.to <= from) continue;
    const last = merged.at(-1);
    if (!last || (last.to && last.to < from)) merged.push({ from, to: pause.to });
    else if (last.to && (!pause.to || pause.to > last.to))
      merged[merged.length - 1] = { from: last.from, to: pause.to };
  }
  return merged;
}

/** What the pauses looked like at `now`: those yet to come left out, those under way cut off there. */
export function pausesUntil(pauses: readonly Pause[], now: Date): readonly Pause[] {
  return pauses
    .filter((pause) => pause.from < now)
    .map((pause) => (pause.to && pause.to <= now ? pause : { from: pause.from, to: now }));
}

export function isPaused(pauses: readonly Pause[], at: Date): boolean {
  return pauses.some((pause) => pause.from <= at && (!pause.to || at < pause.to));
}
