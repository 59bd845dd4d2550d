import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import type { Figures } from './use-picture';
import { words } from './texts';

const Chart = lazy(async () => ({ default: (await import('../dashboards/chart')).Chart }));
const INK = '#f3e3d3';
const RECEIVED = '#ffd479';
const CLOSED = '#8fe3a8';

/** Thirty days: what came in, and how much of it is closed. */
export function Trend({ trend }: Pick<Figures, 'trend'>) {
  const fontSize = useRootSize() * 1.05;
  const option = useMemo(() => {
    const text = { color: INK, fontSize };
    return {
      legend: { top: 0, right: 0, textStyle: text, itemGap: fontSize * 1.5 },
      grid: { top: fontSize * 2.4, bottom: 0, left: 0, right: fontSize, outerBoundsMode: 'same' },
      xAxis: {
        type: 'category',
        data: trend.map(({ day }) => day.slice(5)),
        axisLabel: { ...text, interval: 4 },
        axisLine: { lineStyle: { color: '#8a6f63' } },
        axisTick: { show: false },
      },
      yAxis: {
        type: 'value',
        minInterval: 1,
        axisLabel: text,
        splitLine: { lineStyle: { color: '#4b2f2e' } },
      },
      series: [
        {
          name: words('received'),
          type: 'bar',
          color: RECEIVED,
          barMaxWidth: fontSize,
          data: trend.map(({ received }) => received),
        },
        {
          name: words('closed'),
          type: 'line',
          color: CLOSED,
          lineStyle: { width: 3 },
          symbolSize: 7,
          data: trend.map(({ closed }) => closed),
        },
      ],
    };
  }, [trend, fontSize]);
  return (
    <section className="wall-panel wall-trend" aria-labelledby="wall-trend">
      <h2 id="wall-trend">{words('trend')}</h2>
      <div className="wall-chart">
        <Suspense fallback={null}>
          <Chart label={words('trend')} option={option} />
        </Suspense>
      </div>
      <div className="sr-only">
        <table>
          <caption>{words('trend')}</caption>
          <thead>
            <tr>
              <th scope="col">{words('day')}</th>
              <th scope="col">{words('received')}</th>
              <th scope="col">{words('closed')}</th>
            </tr>
          </thead>
          <tbody>
            {trend.map(({ day, received, closed }) => (
              <tr key={day}>
                <th scope="row">{day}</th>
                <td>{received}</td>
                <td>{closed}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** Pixels of one rem: canvas text knows none, and a wall's rem follows its height. */
function useRootSize(): number {
  const read = () => parseFloat(getComputedStyle(document.documentElement).fontSize);
  const [size, setSize] = useState(read);
  useEffect(() => {
    const resized = () => setSize(read());
    window.addEventListener('resize', resized);
    return () => window.removeEventListener('resize', resized);
  }, []);
  return size;
}
