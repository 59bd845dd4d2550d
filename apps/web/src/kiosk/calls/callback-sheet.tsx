import { useState, type FormEvent } from 'react';
import {
  KioskCallbackDocument,
  StaffOrderDocument,
  type CallbackResult,
  type OrderWholeFragment,
} from '../../generated/graphql';
import { useCommand } from '../../shared/client/use-command';
import { useLiveQuery } from '../../shared/client/use-live-query';
import { Button } from '../../shared/ui/button';
import { ChoiceCards } from '../../shared/ui/choice-cards';
import { CommandProblem } from '../../shared/ui/command-problem';
import { TextArea } from '../../shared/ui/field';
import { Sheet } from '../../shared/ui/sheet';
import { Empty, QueryState } from '../../shared/ui/states';
import { useToast } from '../../shared/ui/toast';
import { OrderContactCard } from '../../staff/orders/order-contact-card';
import { words } from '../texts/words';
import type { CallbackTask } from './callback-task';

const RESULTS = ['RESOLVED', 'UNRESOLVED', 'NO_ANSWER'] as const;

interface CallbackSheetProps {
  readonly task: CallbackTask;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** One call: whom and about what, then what the person said. */
export function CallbackSheet({ task, onClose, onDone }: CallbackSheetProps) {
  const loaded = useLiveQuery(StaffOrderDocument, { variables: { id: task.orderId }, live: false });
  return (
    <Sheet open onClose={onClose} title={task.purposeText}>
      <QueryState of={loaded} rows={2}>
        {({ order }) =>
          order.__typename === 'ServiceOrder' ? (
            <div className="stack">
              <AboutOrder order={order} />
              <OrderContactCard order={order} />
              <ResultForm task={task} onClose={onClose} onDone={onDone} />
            </div>
          ) : (
            <Empty title={order.message} hint={order.wayOut} />
          )
        }
      </QueryState>
    </Sheet>
  );
}

function AboutOrder({ order }: { readonly order: OrderWholeFragment }) {
  return (
    <div className="stack tight">
      <p>
        <b>{order.item?.name ?? order.code}</b> <span className="tag">{order.statusText}</span>
      </p>
      {order.text && <p className="order-words">{order.text}</p>}
      {order.claim?.organizationName && (
        <p className="muted">{words('servedBy', { name: order.claim.organizationName })}</p>
      )}
    </div>
  );
}

function ResultForm({ task, onClose, onDone }: CallbackSheetProps) {
  const [result, setResult] = useState<CallbackResult | null>(null);
  const [anotherTeam, setAnotherTeam] = useState(false);
  const [note, setNote] = useState('');
  const [record, { busy, problem }] = useCommand(KioskCallbackDocument);
  const toast = useToast();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!result) return;
    const outcome = await record({
      callbackId: task.id,
      channel: 'PHONE',
      result,
      anotherTeam: result === 'UNRESOLVED' && anotherTeam,
      ...(note.trim() && { note: note.trim() }),
    });
    if (outcome.kind !== 'done') return;
    toast(words('callbackRecorded'));
    onDone();
    onClose();
  };
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <ChoiceCards
        label={words('callbackResult')}
        value={result}
        onChoose={setResult}
        choices={RESULTS.map((value) => ({
          value,
          title: words(`result${value}`),
          note: words(`result${value}Hint`),
        }))}
      />
      {result === 'UNRESOLVED' && (
        <label className="choice">
          <input
            type="checkbox"
            checked={anotherTeam}
            onChange={({ target }) => setAnotherTeam(target.checked)}
          />
          <span>{words('anotherTeam')}</span>
        </label>
      )}
      <TextArea
        label={words('note')}
        optional
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
      <CommandProblem of={problem} />
      <Button type="submit" weight="primary" wide busy={busy} disabled={!result}>
        {words('saveResult')}
      </Button>
    </form>
  );
}
