import { lazy, Suspense, useMemo } from 'react';
import type { TimesFragment } from '../generated/graphql';
import { Card } from '../shared/ui/card';
import { hoursText } from './numbers';
import { words } from './texts';

const Chart = lazy(async () => ({ default: (await import('./chart')).Chart }));

/** How long things take: median and P90 as numbers, the distribution as a picture and a table. */
export function TimesCard({ times }: { readonly times: readonly TimesFragment[] }) {
  return (
    <Card className="stack">
      <h2>{words('times')}</h2>
      <div className="dash-two">
        {times.map((time) => (
          <Distribution key={time.definition.key} time={time} />
        ))}
      </div>
    </Card>
  );
}

function Distribution({ time }: { readonly time: TimesFragment }) {
  const { definition, medianHours, p90Hours, sampleSize, bins } = time;
  const labels = bins.map(({ fromHours, toHours }) =>
    words('fromToHours', { from: hoursText(fromHours), to: hoursText(toHours) }),
  );
  const option = useMemo(
    () => ({
      tooltip: { trigger: 'axis' },
      grid: { top: 16, bottom: 8, left: 8, right: 16, outerBoundsMode: 'same' },
      xAxis: { type: 'category', data: labels },
      yAxis: { type: 'value', minInterval: 1 },
      series: [{ name: words('orders'), type: 'bar', data: bins.map(({ orders }) => orders) }],
    }),
    [bins],
  );
  return (
    <section className="stack tight">
      <h3>{definition.name}</h3>
      <p>
        {words('median')} <b>{words('hours', { n: hoursText(medianHours) })}</b> · {words('p90')}{' '}
        <b>{words('hours', { n: hoursText(p90Hours) })}</b>{' '}
        <span className="muted">
          {words('n')} {sampleSize}
        </span>
      </p>
      {bins.length > 0 && (
        <>
          <Suspense fallback={<div className="dash-chart skeleton" />}>
            <Chart label={definition.name} option={option} />
          </Suspense>
          <details>
            <summary>{words('asTable')}</summary>
            <table className="dash-table">
              <tbody>
                {bins.map(({ fromHours, orders }, at) => (
                  <tr key={fromHours}>
                    <th scope="row">{labels[at]}</th>
                    <td className="number">{orders}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        </>
      )}
    </section>
  );
}
