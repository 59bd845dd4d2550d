import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use, type EChartsCoreOption } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

/** Eight colours that tell apart without red and green alone. */
export const PALETTE = [
  '#b8141b',
  '#1557c0',
  '#0b6b3a',
  '#a86400',
  '#6a3fa0',
  '#00707a',
  '#8a4b2a',
  '#4a4a4a',
];

interface ChartProps {
  readonly label: string;
  readonly option: EChartsCoreOption;
}

/** A picture of figures that stand in a table beside it, too. */
export function Chart({ label, option }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current!;
    const chart = init(element);
    // canvas text knows no rem
    const fontSize = parseFloat(getComputedStyle(document.documentElement).fontSize) * 0.85;
    const animation = !window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    chart.setOption({ animation, color: PALETTE, textStyle: { fontSize }, ...option });
    const resized = new ResizeObserver(() => chart.resize());
    resized.observe(element);
    return () => {
      resized.disconnect();
      chart.dispose();
    };
  }, [option]);
  return <div ref={place} className="dash-chart" role="img" aria-label={label} />;
}
