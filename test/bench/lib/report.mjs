const line = (label, value, note = '') => `${label.padEnd(44)} ${String(value ?? '–').padStart(10)}  ${note}`;
const noise = ({ spreadPercent, values }) => `spread ${spreadPercent} % of ${values.join(' ')}`;

/** Everything that was measured, one figure a line. */
export function printReport({ quick, machine, starts, memory, phases }) {
  const { loops, latency, browse, race, fanout, timers, timers10k, growth } = phases;
  const lines = [
    '',
    `${machine.cpus} × ${machine.model}, ${machine.memoryGb} GB, node ${machine.node}${quick ? ', quick' : ''}`,
    `load average at start ${machine.loadAtStart.join(' ')}, at the end ${machine.loadAtEnd.join(' ')}`,
    '',
  ];
  if (loops) {
    lines.push(
      line('loops/s, relayed and armed', loops.product.median, noise(loops.product)),
      line('loops/s until every consumer heard', loops.heard.median, noise(loops.heard)),
      line('floor loops/s, one round trip a step', loops.floor.median, noise(loops.floor)),
      line('commits/s of one row', loops.commits.median, noise(loops.commits)),
      line(
        'ratio to the floor',
        loops.ratio,
        `turn by turn ${loops.ratios.join(' ')}; until heard ${loops.ratioUntilHeard}`,
      ),
      line(
        'ratio by processor time',
        loops.processorRatio,
        `${loops.processorMsALoop.product} ms a loop, the floor ${loops.processorMsALoop.floor} ms`,
      ),
      ...Object.entries(loops.perMutation).map(([name, value]) => line(`  a mutation: ${name}`, value)),
    );
  }
  if (latency) {
    lines.push(`latency at ${latency.perSecond} loops/s, half of what was reached`);
    for (const [step, { p50, p99, max }] of Object.entries(latency.steps)) {
      lines.push(line(`  ${step}`, `${p50} ms`, `p99 ${p99} ms, max ${max} ms`));
    }
  }
  if (browse) {
    for (const [way, label] of [
      ['product', 'shelf of 20, nested: pages/s'],
      ['apollo', 'bare Apollo, same shape'],
      ['sql', 'bare statements'],
    ]) {
      lines.push(line(label, browse[way].median, `p99 ${browse[way].latency.p99} ms, ${noise(browse[way])}`));
    }
    lines.push(
      line('browse ratio to bare Apollo', browse.ratio, `to the bare statements ${browse.ratioToSql}`),
      line(
        '  processor time of the process',
        `${browse.product.processorMs} ms`,
        `a page, the bare Apollo ${browse.apollo.processorMs} ms`,
      ),
    );
  }
  if (race) {
    lines.push(
      line(
        'claim raced by 50',
        `${race.p50} ms`,
        `p99 ${race.p99} ms, ${race.undecided.length} of ${race.rounds} races without exactly one winner`,
      ),
    );
  }
  if (fanout) {
    for (const where of ['order', 'pool']) {
      const { p50, p99, max, missed } = fanout[where];
      lines.push(
        line(
          `1,000 listeners on one ${where}`,
          `${p50} ms`,
          `p99 ${p99} ms, max ${max} ms, missed ${missed}`,
        ),
      );
    }
  }
  for (const run of [timers, timers10k]) {
    if (!run) continue;
    const { late, lost, twice, early, expiries } = run;
    lines.push(
      line(
        `${expiries} expiries within 10 s: late`,
        `${late.p50} ms`,
        `p99 ${late.p99} ms, lost ${lost}, twice ${twice}, early ${early}`,
      ),
    );
  }
  if (growth) {
    lines.push(
      line(`loops/s with ${growth.orders.small} orders on disk`, growth.small.median, noise(growth.small)),
      line(`loops/s with ${growth.orders.large} orders on disk`, growth.large.median, noise(growth.large)),
      line('growth of cost', growth.growth),
    );
  }
  lines.push(
    line('services boot', `${starts.servicesMs} ms`),
    line('API start, first', `${starts.coldMs} ms`, `again ${starts.warmMs} ms`),
    line('memory after the run, API', `${memory.apiMb} MB`, `worker ${memory.workerMb} MB`),
    '',
  );
  console.log(lines.join('\n'));
}

/** The line that is compared from run to run. */
export function resultLine({ quick, memory, phases }) {
  const { loops, latency, browse, fanout, timers, growth } = phases;
  const figures = {
    loops_ratio: loops?.ratio,
    loops_per_s: loops?.product.median,
    place_p99_ms: latency?.steps.placeOrder.p99,
    browse_ratio: browse?.ratio,
    timer_p99_ms: timers?.late.p99,
    timers_lost: timers?.lost,
    fanout_p99_ms: fanout && Math.max(fanout.order.p99, fanout.pool.p99),
    api_rss_mb: memory.apiMb,
    // --quick grows to a hundred thousand only
    [quick ? 'growth_100k' : 'growth_1m']: growth?.growth,
  };
  return `RESULT ${Object.entries(figures)
    .map(([name, value]) => `${name}=${value ?? '-'}`)
    .join(' ')}`;
}
