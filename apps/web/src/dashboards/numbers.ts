/** 93.4%; – when there is none. */
export const percent = (share: number | null | undefined): string =>
  share === null || share === undefined ? '–' : `${(share * 100).toFixed(1)}%`;

/** Sums of weighted stars have fractions; counts have none. */
export const count = (n: number): string => (Number.isInteger(n) ? String(n) : n.toFixed(1));

/** 3.5, 12, 48 */
export const hoursText = (hours: number | null | undefined): string =>
  hours === null || hours === undefined ? '–' : hours < 10 ? hours.toFixed(1) : String(Math.round(hours));
