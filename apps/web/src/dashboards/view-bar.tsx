import { Button } from '../shared/ui/button';
import { Select } from '../shared/ui/field';
import type { DashboardPageQuery } from '../generated/graphql';
import { words } from './texts';
import { COMPARISONS, GRAINS, type View } from './view';

const DAY_MS = 86_400_000;
const dayBefore = (day: string): string => new Date(Date.parse(day) - DAY_MS).toISOString().slice(0, 10);
const dayAfter = (day: string): string => new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);

interface ViewBarProps {
  readonly view: View;
  readonly period: DashboardPageQuery['dashboard']['period'] | undefined;
}

/** Period, comparison and channel; each change is a new address. */
export function ViewBar({ view, period }: ViewBarProps) {
  return (
    <div className="dash-bar">
      <Select
        label={words('period')}
        value={view.grain}
        onChange={({ target }) => view.set({ grain: target.value, from: null })}
      >
        {GRAINS.map((grain) => (
          <option key={grain} value={grain}>
            {words(`grain${grain}`)}
          </option>
        ))}
      </Select>
      <div className="row">
        <Button weight="quiet" onClick={() => period && view.set({ from: dayBefore(period.from) })}>
          {words('earlier')}
        </Button>
        <b>{period?.key}</b>
        <Button weight="quiet" onClick={() => period && view.set({ from: dayAfter(period.to) })}>
          {words('later')}
        </Button>
        <Button weight="quiet" onClick={() => view.set({ from: null })}>
          {words('latest')}
        </Button>
      </div>
      <Select
        label={words('compare')}
        value={view.compare}
        onChange={({ target }) => view.set({ compare: target.value })}
      >
        {COMPARISONS.map((comparison) => (
          <option key={comparison} value={comparison}>
            {words(`compare${comparison}`)}
          </option>
        ))}
      </Select>
      {!view.organizationId && (
        <Select
          label={words('channel')}
          value={view.channel}
          onChange={({ target }) => view.set({ channel: target.value })}
        >
          <option value="">{words('channelAll')}</option>
          <option value="ONLINE">{words('channelONLINE')}</option>
          <option value="OFFLINE">{words('channelOFFLINE')}</option>
        </Select>
      )}
    </div>
  );
}
