import type { ReactNode } from 'react';
import type { AppealStatus } from '../../generated/graphql';
import { dayAndTime } from '../../shared/display/moments';
import { colon } from '../../shared/texts/punctuation';
import { Button } from '../../shared/ui/button';
import { DataTable, type TableOf } from '../kit/data-table';
import { useForm } from '../kit/form-sheet';
import { words, type ConsoleWord } from '../texts/words';

const LOOKS = { OPEN: '', UPHELD: 'good', DISMISSED: 'grey' } as const;

/** An appeal, whatever it contests. */
interface Appealed {
  readonly id: string;
  readonly reason: string;
  readonly status: AppealStatus;
  readonly filedAt: string;
  readonly publishedReason?: string | null;
}

interface AppealTableProps<Appeal extends Appealed> {
  readonly label: string;
  readonly of: TableOf<Appeal>;
  readonly empty: string;
  readonly emptyHint?: string;
  /** What or whom it is about. */
  readonly about: { readonly title: string; readonly render: (appeal: Appeal) => ReactNode };
  readonly mayDecide: (appeal: Appeal) => boolean;
  /** The mutation that decides: takes `appealId`, `upheld`, `publishedReason`. */
  readonly decision: unknown;
  /** What upholding and dismissing come to. */
  readonly verdicts: { readonly upheld: ConsoleWord; readonly dismissed: ConsoleWord };
}

/** 申诉: what is contested, and the panel's decision with its published reason (handbook §4, §5). */
export function AppealTable<Appeal extends Appealed>({
  label,
  of: list,
  empty,
  emptyHint,
  about,
  mayDecide,
  decision,
  verdicts,
}: AppealTableProps<Appeal>) {
  const { open, sheet } = useForm();
  const decide = ({ id, reason }: Appeal) =>
    open({
      title: words('decide'),
      document: decision,
      fixed: { appealId: id },
      intro: (
        <p>
          <b>{words('appealReason')}</b>
          {colon()}
          {reason}
        </p>
      ),
      fields: [
        {
          name: 'upheld',
          kind: 'choice',
          label: words('decision'),
          choices: [
            ['true', words(verdicts.upheld)],
            ['false', words(verdicts.dismissed)],
          ],
        },
        {
          name: 'publishedReason',
          kind: 'area',
          label: words('publishedReason'),
          hint: words('publishedReasonHint'),
        },
      ],
      toInput: ({ upheld, publishedReason }) => ({ upheld: upheld === 'true', publishedReason }),
      onDone: list.reload,
    });
  return (
    <>
      <DataTable
        label={label}
        of={list}
        empty={empty}
        emptyHint={emptyHint}
        columns={[
          { title: about.title, render: (_, appeal) => about.render(appeal) },
          { title: words('appealReason'), width: '35%', render: (_, { reason }) => reason },
          { title: words('filedAt'), render: (_, { filedAt }) => dayAndTime(filedAt) },
          {
            title: words('status'),
            render: (_, { status }) => (
              <span className={`tag ${LOOKS[status]}`}>{words(`appeal${status}`)}</span>
            ),
          },
          {
            title: words('appealDecision'),
            render: (_, appeal) =>
              appeal.status === 'OPEN' && mayDecide(appeal) ? (
                <Button onClick={() => decide(appeal)}>{words('decide')}</Button>
              ) : (
                appeal.publishedReason
              ),
          },
        ]}
      />
      {sheet}
    </>
  );
}
