import { useState } from 'react';
import {
  ConsoleTriageManyDocument,
  type ConsoleTriageManyMutation,
  type OrderLineFragment,
} from '../../generated/graphql';
import { Button } from '../../shared/ui/button';
import { FormSheet } from '../kit/form-sheet';
import { inputOf, type FieldSpec } from '../kit/form-field';
import { words } from '../texts/words';

type Triaged = Extract<ConsoleTriageManyMutation['triageOrders'], { __typename?: 'BulkTriaged' }>;
/** One call takes a hundred orders. */
const MOST = 100;

const fields = (): readonly FieldSpec[] => [
  {
    name: 'decision',
    kind: 'choice',
    label: words('decision'),
    choices: [
      ['ACCEPT', words('decisionACCEPT')],
      ['INVITE', words('decisionINVITE')],
      ['ASK', words('decisionASK')],
    ],
  },
  {
    name: 'organizationId',
    kind: 'organization',
    label: words('organization'),
    when: ({ decision }) => decision === 'INVITE',
  },
  {
    name: 'urgency',
    kind: 'choice',
    label: words('urgency'),
    optional: true,
    choices: [
      ['NORMAL', words('urgencyNORMAL')],
      ['URGENT', words('urgencyURGENT')],
    ],
    when: ({ decision }) => decision === 'ACCEPT' || decision === 'INVITE',
  },
  { name: 'question', kind: 'area', label: words('question'), when: ({ decision }) => decision === 'ASK' },
];

/** 批量受理 after a storm: one decision for many orders, and what became of each. */
export function BulkTriage({
  orders,
  onDone,
}: {
  readonly orders: readonly OrderLineFragment[];
  readonly onDone: () => void;
}) {
  // orders leave the list as they are triaged: the sheet keeps those it was opened with
  const [open, setOpen] = useState<readonly OrderLineFragment[] | null>(null);
  const [given, setGiven] = useState(false);
  const specs = fields();
  return (
    <>
      <div className="bulk-bar" role="region" aria-label={words('bulkTitle')} hidden={orders.length === 0}>
        <b>{words('bulkChosen', { n: orders.length })}</b>
        <Button weight="primary" onClick={() => setOpen(orders.slice(0, MOST))}>
          {words('bulkTitle')}
        </Button>
      </div>
      {open && (
        <FormSheet
          spec={{
            title: words('bulkTitle'),
            document: ConsoleTriageManyDocument,
            fields: specs,
            fixed: { orderIds: open.map(({ id }) => id) },
            toInput: (values) => inputOf(specs, values),
            intro: <p className="muted">{words('bulkIntro', { n: open.length })}</p>,
            onDone: (answer) => {
              setGiven(true);
              return <Results of={answer as Triaged} orders={open} onClose={onDone} />;
            },
          }}
          onClose={() => {
            setOpen(null);
            if (given) onDone();
          }}
        />
      )}
    </>
  );
}

interface ResultsProps {
  readonly of: Triaged;
  readonly orders: readonly OrderLineFragment[];
  readonly onClose: () => void;
}

function Results({ of: { triaged, refused, results }, orders, onClose }: ResultsProps) {
  const codes = new Map(orders.map(({ id, code }) => [id, code]));
  return (
    <div className="stack">
      <p role="status">
        <b>{words('bulkDone', { done: triaged, refused })}</b>
      </p>
      <ul className="plain-list">
        {results.map(({ orderId, refusal }) => (
          <li key={orderId} className="row between">
            <span>{codes.get(orderId)}</span>
            {refusal ? (
              <span>
                <span className="tag red">{words('refused')}</span> {refusal.message} {refusal.wayOut}
              </span>
            ) : (
              <span className="tag good">{words('triaged')}</span>
            )}
          </li>
        ))}
      </ul>
      <Button weight="primary" wide onClick={onClose}>
        {words('close')}
      </Button>
    </div>
  );
}
