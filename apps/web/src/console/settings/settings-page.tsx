import { Empty } from '../../shared/ui/states';
import { Tabs } from '../../shared/ui/tabs';
import { useFilter } from '../kit/search-params';
import { useOffice } from '../place';
import { words } from '../texts/words';
import { CalendarYear } from './calendar-year';
import { ScreenTokens } from './screen-tokens';
import { StreetHours } from './street-hours';

type View = 'calendar' | 'hours' | 'screens';

/** 设置: calendar, working hours and deadlines, big screens. */
export function SettingsPage() {
  const { streetId, holds } = useOffice();
  const [view, setView] = useFilter<View>('view', 'calendar');
  const views: readonly View[] = holds('STREET_OFFICER')
    ? ['calendar', 'hours', 'screens']
    : ['calendar', 'hours'];
  return (
    <>
      <h1>{words('settings')}</h1>
      <Tabs
        label={words('settings')}
        tabs={views.map((key) => ({ key, title: words(key) }))}
        current={view}
        onChoose={setView}
      />
      {view === 'calendar' && <CalendarYear streetId={streetId} />}
      {view !== 'calendar' && !streetId && (
        <Empty title={words('chooseStreet')} hint={words('chooseStreetHint')} />
      )}
      {view === 'hours' && streetId && <StreetHours streetId={streetId} />}
      {view === 'screens' && streetId && <ScreenTokens streetId={streetId} />}
    </>
  );
}
