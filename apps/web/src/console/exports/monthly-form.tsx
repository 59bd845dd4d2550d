import { ConsoleRequestExportDocument } from '../../generated/graphql';
import { productNow } from '../../shared/display/product-clock';
import type { FormSpec } from '../kit/form-sheet';
import type { PlaceFacts } from '../place';
import { words } from '../texts/words';

const OFFSET_MS = 8 * 3_600_000;
const MONTHS_OFFERED = 13;

/** 月度运行分析: a whole month of a street, as Word, PDF or sheet. */
export function monthlyForm(place: PlaceFacts, onDone: () => void): FormSpec {
  const months = monthsUntil(productNow());
  return {
    title: words('monthlyNew'),
    document: ConsoleRequestExportDocument,
    fixed: { kind: 'STREET_MONTHLY', under: place.path },
    // the last month that is over
    initial: { month: months[1]!, format: 'DOCX' },
    intro: <p className="muted">{words('monthlyIntro', { name: place.name })}</p>,
    fields: [
      {
        name: 'month',
        kind: 'select',
        label: words('month'),
        choices: months.map((month) => [month, month]),
      },
      {
        name: 'format',
        kind: 'choice',
        label: words('format'),
        choices: [
          ['DOCX', 'Word'],
          ['PDF', 'PDF'],
          ['XLSX', 'Excel'],
        ],
      },
    ],
    toInput: ({ month, format }) => ({
      format,
      from: new Date(`${month}-01T00:00:00+08:00`).toISOString(),
      to: new Date(`${following(month!)}-01T00:00:00+08:00`).toISOString(),
    }),
    onDone,
  };
}

/** This month and those before it, the latest first: `2026-03`. */
function monthsUntil(now: number): string[] {
  const today = new Date(now + OFFSET_MS);
  const current = today.getUTCFullYear() * 12 + today.getUTCMonth();
  return Array.from({ length: MONTHS_OFFERED }, (_, n) => keyOf(current - n));
}

const following = (month: string): string =>
  keyOf(Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)));

/** @param month counted from the year 0 */
const keyOf = (month: number): string =>
  `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
