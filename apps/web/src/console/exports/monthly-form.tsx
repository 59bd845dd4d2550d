import { ConsoleRequestExportDocument } from '../../generated/graphql';
import { productNow } from '../../shared/display/product-clock';
import type { FormSpec } from '../kit/form-sheet';
import { beginOf, monthAfter, monthsUntil } from '../kit/months';
import type { PlaceFacts } from '../place';
import { words } from '../texts/words';

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
      from: beginOf(month!),
      to: beginOf(monthAfter(month!)),
    }),
    onDone,
  };
}
