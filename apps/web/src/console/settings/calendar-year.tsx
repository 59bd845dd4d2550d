import {
  ConsoleCalendarDocument,
  ConsoleImportYearDocument,
  ConsoleUpdateDayDocument,
} from '../../generated/graphql';
import { useLiveQuery } from '../../shared/client/use-live-query';
import { productNow } from '../../shared/display/product-clock';
import { Button } from '../../shared/ui/button';
import { QueryState } from '../../shared/ui/states';
import { useForm } from '../kit/form-sheet';
import { useFilter } from '../kit/search-params';
import { words } from '../texts/words';
import type { CalendarDay } from './calendar-day';
import { Month } from './month';
import { yearFile } from './year-file';

/** The working-day calendar of a year, 调休 included (handbook §3); without a street: the national one. */
export function CalendarYear({ streetId }: { readonly streetId: string | null }) {
  const [text, setYear] = useFilter('year', String(new Date(productNow()).getFullYear()));
  const year = Number(text);
  const loaded = useLiveQuery(ConsoleCalendarDocument, { variables: { streetId, year } });
  const { open, sheet } = useForm();
  const change = (date: string, day: CalendarDay | undefined) =>
    open({
      title: words('dayTitle', { date }),
      document: ConsoleUpdateDayDocument,
      fixed: { streetId, date },
      initial: { kind: day?.kind ?? '', nameZh: day?.nameZh ?? '', nameEn: day?.nameEn ?? '' },
      fields: [
        {
          name: 'kind',
          kind: 'choice',
          label: words('dayKind'),
          choices: [
            ['HOLIDAY', words('dayHOLIDAY')],
            ['WORKDAY', words('dayWORKDAY')],
            ['PLAIN', words('dayPLAIN')],
          ],
        },
        { name: 'nameZh', kind: 'text', label: words('nameZh'), when: ({ kind }) => kind !== 'PLAIN' },
        {
          name: 'nameEn',
          kind: 'text',
          label: words('nameEn'),
          optional: true,
          when: ({ kind }) => kind !== 'PLAIN',
        },
      ],
      toInput: ({ kind, nameZh, nameEn }) => ({
        kind: kind === 'PLAIN' ? null : kind,
        nameZh: nameZh ?? '',
        nameEn: nameEn || nameZh || '',
      }),
      onDone: loaded.reload,
    });
  const importYear = () =>
    open({
      title: words('importYear', { year }),
      document: ConsoleImportYearDocument,
      fixed: { streetId, year },
      intro: <p className="muted">{words('importYearIntro')}</p>,
      fields: [
        { name: 'source', kind: 'text', label: words('source'), hint: words('sourceHint') },
        { name: 'days', kind: 'area', label: words('yearDays'), hint: words('yearDaysHint') },
        { name: 'provisional', kind: 'flag', label: words('provisional') },
      ],
      toInput: ({ source, days, provisional }) => ({
        source,
        provisional: provisional === 'true',
        days: yearFile(days ?? ''),
      }),
      onDone: loaded.reload,
    });
  return (
    <>
      <div className="row between">
        <span className="row">
          <Button onClick={() => setYear(String(year - 1))}>{words('yearBefore')}</Button>
          <h2>{words('year', { year })}</h2>
          <Button onClick={() => setYear(String(year + 1))}>{words('yearAfter')}</Button>
        </span>
        <Button onClick={importYear}>{words('importYear', { year })}</Button>
      </div>
      <p className="muted">{words(streetId ? 'calendarHint' : 'calendarNational')}</p>
      <QueryState of={loaded} rows={4}>
        {({ calendar }) => {
          const days = new Map(calendar.days.map((day) => [day.date, day]));
          return (
            <div className="months">
              {Array.from({ length: 12 }, (_, month) => (
                <Month key={month} year={year} month={month} days={days} onChoose={change} />
              ))}
            </div>
          );
        }}
      </QueryState>
      {sheet}
    </>
  );
}
