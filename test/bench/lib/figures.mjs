/** The value below which the share `p` of the values lies. */
export function percentile(values, p) {
  if (values.length === 0) return NaN;
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))];
}

export const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** Median, and how far the repetitions lie apart in percent of it: what this machine's figures are worth. */
export function repeated(values) {
  const middle = median(values);
  const spread = (Math.max(...values) - Math.min(...values)) / middle;
  return {
    median: round(middle),
    spreadPercent: Math.round(spread * 100),
    values: values.map((v) => round(v)),
  };
}

export const latencies = (values) => ({
  p50: round(percentile(values, 0.5)),
  p99: round(percentile(values, 0.99)),
  max: round(values.reduce((most, value) => Math.max(most, value), 0)),
  count: values.length,
});

/** Three digits that mean something. */
export const round = (value) => (Number.isFinite(value) ? Number(value.toPrecision(3)) : null);
