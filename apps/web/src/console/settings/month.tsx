import { Card } from '../../shared/ui/card';
import { words } from '../texts/words';
import type { CalendarDay } from './calendar-day';

interface MonthProps {
  readonly year: number;
  /** 0 to 11 */
  readonly month: number;
  readonly days: ReadonlyMap<string, CalendarDay>;
  readonly onChoose: (date: string, day: CalendarDay | undefined) => void;
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** One month, Monday first; days off and 调休 by colour, border and word. */
export function Month({ year, month, days, onChoose }: MonthProps) {
  const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const lead = (new Date(Date.UTC(year, month, 1)).getUTCDay() + 6) % 7;
  const cells = [...Array<null>(lead).fill(null), ...Array.from({ length }, (_, n) => n + 1)];
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    WEEKDAYS.map((_day, n) => cells[week * 7 + n] ?? null),
  );
  const title = words('month', { month: month + 1 });
  return (
    <Card className="month">
      <h3>{title}</h3>
      <table aria-label={title}>
        <thead>
          <tr>
            {WEEKDAYS.map((weekday) => (
              <th key={weekday} scope="col">
                {words(`weekday${weekday}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week, at) => (
            <tr key={at}>
              {week.map((number, weekday) => (
                <td key={weekday}>
                  {number !== null && (
                    <DayButton
                      date={`${year}-${String(month + 1).padStart(2, '0')}-${String(number).padStart(2, '0')}`}
                      number={number}
                      isWeekend={weekday > 4}
                      days={days}
                      onChoose={onChoose}
                    />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

interface DayButtonProps extends Pick<MonthProps, 'days' | 'onChoose'> {
  readonly date: string;
  readonly number: number;
  readonly isWeekend: boolean;
}

function DayButton({ date, number, isWeekend, days, onChoose }: DayButtonProps) {
  const day = days.get(date);
  const rests = day ? day.kind === 'HOLIDAY' : isWeekend;
  const looks = [rests && 'rest', day?.kind.toLowerCase(), day?.ownOfStreet && 'own']
    .filter(Boolean)
    .join(' ');
  const name = day ? `${day.nameZh} ${words(`day${day.kind}`)}` : words(rests ? 'weekend' : 'workingDay');
  return (
    <button
      type="button"
      className={looks}
      aria-label={`${date} ${name}`}
      title={name}
      onClick={() => onChoose(date, day)}
    >
      {number}
      {day && <small> {words(`short${day.kind}`)}</small>}
    </button>
  );
}
