import { useEffect } from 'react';
import {
  ConsoleExportsDocument,
  ConsoleRequestExportDocument,
  type ExportStatus,
} from '../../generated/graphql';
import { usePaged } from '../../shared/client/use-paged';
import { dayAndTime, fullDay } from '../../shared/display/moments';
import { productNow } from '../../shared/display/product-clock';
import { Button } from '../../shared/ui/button';
import { DataTable } from '../kit/data-table';
import { useForm } from '../kit/form-sheet';
import { useOffice } from '../place';
import { words } from '../texts/words';
import { monthlyForm } from './monthly-form';
import type { FieldSpec } from '../kit/form-field';

const LOOK_AGAIN_MS = 1_500;
const LOOKS: Readonly<Record<ExportStatus, string>> = {
  PENDING: '',
  RUNNING: '',
  DONE: 'good',
  FAILED: 'red',
};

/** Names and numbers in clear: for few, with a reason, each reveal logged (handbook §8). */
const contactFields = (): FieldSpec[] => [
  { name: 'withContacts', kind: 'flag', label: words('withContacts') },
  {
    name: 'reason',
    kind: 'area',
    label: words('exportReason'),
    hint: words('exportReasonHint'),
    when: ({ withContacts }) => withContacts === 'true',
  },
];

/** 报表导出: the ledger of a place and period, made in the background. */
export function ExportsPage() {
  const { place, holds } = useOffice();
  const list = usePaged(ConsoleExportsDocument, {}, ({ myExports }) => myExports);
  const { open, sheet } = useForm();
  const busy = list.data?.some(({ status }) => status === 'PENDING' || status === 'RUNNING') ?? false;
  const { reload } = list;
  useEffect(() => {
    if (!busy) return undefined;
    const timer = setInterval(reload, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [busy, reload]);
  const today = new Date(productNow() + 8 * 3_600_000).toISOString().slice(0, 10);
  const request = () =>
    open({
      title: words('exportNew'),
      document: ConsoleRequestExportDocument,
      fixed: { kind: 'ORDER_LEDGER', under: place.path },
      initial: { from: `${today.slice(0, 8)}01`, to: today, format: 'XLSX' },
      intro: <p className="muted">{words('exportIntro', { name: place.name })}</p>,
      fields: [
        { name: 'from', kind: 'date', label: words('fromDay') },
        { name: 'to', kind: 'date', label: words('toDay') },
        {
          name: 'format',
          kind: 'choice',
          label: words('format'),
          choices: [
            ['XLSX', 'Excel（XLSX）'],
            ['CSV', 'CSV'],
          ],
        },
        ...(holds('STREET_OFFICER', 'COMMUNITY_SECRETARY') ? contactFields() : []),
      ],
      toInput: ({ from, to, format, withContacts, reason }) => ({
        format,
        from: new Date(`${from}T00:00:00+08:00`).toISOString(),
        // the last day is included
        to: new Date(Date.parse(`${to}T00:00:00+08:00`) + 86_400_000).toISOString(),
        ...(withContacts === 'true' && { withContacts: true, reason }),
      }),
      onDone: reload,
    });
  return (
    <>
      <div className="row between">
        <h1>{words('exports')}</h1>
        <span className="row">
          {place.kind === 'STREET' && holds('STREET_OFFICER', 'STREET_SUPERVISOR', 'DISTRICT_OFFICER') && (
            <Button onClick={() => open(monthlyForm(place, reload))}>{words('monthlyNew')}</Button>
          )}
          <Button weight="primary" onClick={request}>
            {words('exportNew')}
          </Button>
        </span>
      </div>
      <p className="muted">{words('exportsHint')}</p>
      <DataTable
        label={words('exports')}
        of={list}
        empty={words('exportsEmpty')}
        emptyHint={words('exportsEmptyHint')}
        columns={[
          {
            title: words('file'),
            width: '36%',
            render: (_, { fileName, withContacts }) => (
              <>
                <b>{fileName}</b> {withContacts && <span className="tag red">{words('withContacts')}</span>}
              </>
            ),
          },
          { title: words('askedAt'), render: (_, { createdAt }) => dayAndTime(createdAt) },
          {
            title: words('progress'),
            render: (_, { status, rows, total }) => (
              <span className="row" role={status === 'DONE' ? undefined : 'status'}>
                <span className={`tag ${LOOKS[status]}`}>{words(`export${status}`)}</span>
                <span className="muted">{words('rows', { rows, total: total ?? '–' })}</span>
              </span>
            ),
          },
          {
            title: words('actions'),
            render: (_, { downloadUrl, failure, expiresAt }) =>
              downloadUrl ? (
                <span className="row">
                  <a className="button" href={downloadUrl} download>
                    {words('download')}
                  </a>
                  {expiresAt && (
                    <span className="muted">{words('keptUntil', { day: fullDay(expiresAt) })}</span>
                  )}
                </span>
              ) : (
                failure && `${failure.message} ${failure.wayOut}`
              ),
          },
        ]}
      />
      {sheet}
    </>
  );
}
