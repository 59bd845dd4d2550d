import { lazy, Suspense, useMemo } from 'react';
import type { DashboardPageQuery } from '../generated/graphql';
import { Card } from '../shared/ui/card';
import { count, percent } from './numbers';
import { words } from './texts';

const Chart = lazy(async () => ({ default: (await import('./chart')).Chart }));
type Trends = DashboardPageQuery['dashboard']['trends'];

export function TrendsCard({ trends }: { readonly trends: Trends }) {
  const keys = trends[0]?.points.map(({ period }) => period.key) ?? [];
  const option = useMemo(
    () => ({
      legend: { top: 0 },
      tooltip: { trigger: 'axis', valueFormatter: (value: number | null) => percent(value) },
      grid: { top: 64, bottom: 8, left: 8, right: 16, outerBoundsMode: 'same' },
      xAxis: { type: 'category', data: keys },
      yAxis: { type: 'value', min: 0, max: 1, axisLabel: { formatter: (value: number) => percent(value) } },
      series: trends.map(({ definition, points }) => ({
        name: definition.name,
        type: 'line',
        connectNulls: false,
        data: points.map(({ value }) => value ?? null),
      })),
    }),
    [trends],
  );
  return (
    <Card className="stack">
      <h2>{words('trends')}</h2>
      <Suspense fallback={<div className="dash-chart skeleton" />}>
        <Chart label={words('trends')} option={option} />
      </Suspense>
      <details>
        <summary>{words('asTable')}</summary>
        <div className="dash-scroll" tabIndex={0} role="region" aria-label={words('trends')}>
          <table className="dash-table">
            <thead>
              <tr>
                <th scope="col">{words('period')}</th>
                {trends.map(({ definition }) => (
                  <th scope="col" className="number" key={definition.key}>
                    {definition.name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {keys.map((key, at) => (
                <tr key={key}>
                  <th scope="row">{key}</th>
                  {trends.map(({ definition, points }) => {
                    const point = points[at]!;
                    return (
                      <td className="number" key={definition.key}>
                        {percent(point.value)}{' '}
                        <span className="muted">
                          {words('sample', {
                            numerator: count(point.numerator),
                            denominator: count(point.denominator),
                          })}
                        </span>
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </Card>
  );
}
