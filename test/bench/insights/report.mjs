import { median, round } from '../lib/figures.mjs';
import { worst } from './ask.mjs';

const cell = (value, width = 10) => String(value ?? '–').padStart(width);
const AIMS = { dashboard: 50, list: 100 };

/** How many times faster the product answers than the plain GROUP BY; the least of the questions. */
export const speedupOf = (compared) => round(Math.min(...compared.map(ratio)));
const ratio = ({ plain, product }) => median(plain) / median(product);

/** Everything that was measured, one figure a line. */
export function printReport({ machine, districts, dashboards, lists, compared, verified, freshness }) {
  const lines = [
    '',
    `${machine.cpus} × ${machine.model}, ${machine.memoryGb} GB, node ${machine.node}`,
    `load average at start ${machine.loadAtStart.join(' ')}, at the end ${machine.loadAtEnd.join(' ')}`,
    '',
    ...districts.map(
      ({ orders, generated, rebuilt }) =>
        `${orders} orders: generated in ${generated.seconds} s (${generated.orders_per_s}/s, ${generated.at.slice(0, 16)}), ` +
        `figures rebuilt in ${rebuilt.seconds} s (${rebuilt.orders_per_s}/s, ${rebuilt.at.slice(0, 16)})`,
    ),
  ];
  if (dashboards) {
    const [few, many] = districts.map(({ orders }) => `${orders}`);
    lines.push('', `${'dashboards, ms'.padEnd(28)}${cell('p50')}${cell('p95')}${cell(`p95 ${few}`, 14)}`);
    for (const [name, of] of Object.entries(dashboards))
      lines.push(
        `  ${name.padEnd(26)}${cell(of[many].p50)}${cell(of[many].p95)}${cell(of[few].p95, 14)}${of[many].p95 > AIMS.dashboard ? '  above the aim' : ''}`,
      );
  }
  if (lists) {
    lines.push('', `${'lists and searches, ms'.padEnd(28)}${cell('p50')}${cell('p95')}${cell('max')}`);
    for (const [name, { p50, p95, max }] of Object.entries(lists))
      lines.push(
        `  ${name.padEnd(26)}${cell(p50)}${cell(p95)}${cell(max)}${p95 > AIMS.list ? '  above the aim' : ''}`,
      );
  }
  if (compared) {
    lines.push(
      '',
      `${'district, a year, ms'.padEnd(40)}${cell('product')}${cell('GROUP BY')}${cell('times')}`,
    );
    for (const { name, same, product, plain } of compared)
      lines.push(
        `  ${name.padEnd(38)}${cell(round(median(product)))}${cell(round(median(plain)))}${cell(round(ratio({ plain, product })))}${same ? '' : '  DIFFERENT ANSWERS'}`,
      );
  }
  if (verified)
    lines.push(
      '',
      `random cells from the raw rows: ${verified.cells}, different: ${verified.mismatch}, orders miscounted: ${verified.miscounted}`,
    );
  if (freshness)
    lines.push(
      `rating to dashboard at ${freshness.perSecond} events/s: p50 ${freshness.p50} ms, p99 ${freshness.p99} ms, max ${freshness.max} ms (${freshness.events} events)`,
    );
  lines.push('');
  console.log(lines.join('\n'));
}

/** The line that is compared from run to run. */
export function resultLine({ districts, dashboards, lists, compared, verified, freshness }) {
  const [few, many] = districts;
  const worstOf = ({ orders }) => dashboards && worst(Object.values(dashboards).map((of) => of[orders]));
  const figures = {
    [`p95_${short(many.orders)}_ms`]: worstOf(many),
    [`p95_${short(few.orders)}_ms`]: worstOf(few),
    speedup: compared && speedupOf(compared),
    mismatch: verified && verified.mismatch + verified.miscounted,
    freshness_p99_ms: freshness?.p99,
    rebuild_orders_per_s: many.rebuilt.orders_per_s,
    console_list_p95_ms: lists && worst(Object.values(lists)),
  };
  return `RESULT ${Object.entries(figures)
    .map(([name, value]) => `${name}=${value ?? '-'}`)
    .join(' ')}`;
}

const short = (orders) => (orders >= 1_000_000 ? `${orders / 1_000_000}m` : `${orders / 1000}k`);
