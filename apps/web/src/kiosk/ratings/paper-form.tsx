import { useState, type FormEvent } from 'react';
import { KioskEnterPaperDocument, KioskRatableDocument, type EvaluationStage } from '../../generated/graphql';
import { useCommand } from '../../shared/client/use-command';
import { useLiveQuery } from '../../shared/client/use-live-query';
import { productNow } from '../../shared/display/product-clock';
import { Banner } from '../../shared/ui/banner';
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { ChoiceCards } from '../../shared/ui/choice-cards';
import { CommandProblem } from '../../shared/ui/command-problem';
import { Field, TextArea } from '../../shared/ui/field';
import { QueryState } from '../../shared/ui/states';
import { Stars } from '../../shared/ui/stars';
import { dayOf } from '../outbox/counter-store';
import { words } from '../texts/words';
import type { FoundOrder } from './found-order';

interface PaperFormProps {
  readonly order: FoundOrder;
  readonly onNext: () => void;
}

/** What stands on the paper, as it stands there. */
export function PaperForm({ order, onNext }: PaperFormProps) {
  const ratable = useLiveQuery(KioskRatableDocument, {
    variables: { orderId: order.id },
    live: false,
    policy: 'network-only',
  });
  return (
    <Card className="stack">
      <h2>{order.item?.name ?? order.code}</h2>
      <p className="row muted">
        <span className="tag">{order.statusText}</span>
        <span>{order.code}</span>
      </p>
      {order.text && <p className="order-words">{order.text}</p>}
      <QueryState of={ratable} rows={1}>
        {({ ratableStages }) =>
          ratableStages.length === 0 ? (
            <Banner>{words('nothingToRate')}</Banner>
          ) : (
            <Paper order={order} stages={ratableStages} onNext={onNext} />
          )
        }
      </QueryState>
    </Card>
  );
}

function Paper({ order, stages, onNext }: PaperFormProps & { readonly stages: readonly EvaluationStage[] }) {
  const today = dayOf(productNow());
  const [stage, setStage] = useState<EvaluationStage>(stages.includes('RESULT') ? 'RESULT' : stages[0]!);
  const [stars, setStars] = useState<number | null>(null);
  const [said, setSaid] = useState('');
  const [slipNumber, setSlipNumber] = useState(order.code);
  const [date, setDate] = useState(today);
  const [enter, { busy, problem, answer }] = useCommand(KioskEnterPaperDocument);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!stars) return;
    await enter({
      orderId: order.id,
      channel: 'PAPER',
      stage,
      stars,
      slipNumber: slipNumber.trim(),
      // papers bear a day: of today it is now, of an earlier day its noon
      occurredAt: date === today ? new Date(productNow() - 1000).toISOString() : `${date}T12:00:00+08:00`,
      ...(said.trim() && { words: said.trim() }),
    });
  };
  if (answer)
    return (
      <>
        <Banner kind="good" alert>
          <b>{words('paperEntered')}</b>
          <p>{words('paperEnteredHint')}</p>
        </Banner>
        <Button weight="primary" onClick={onNext}>
          {words('nextPaper')}
        </Button>
      </>
    );
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      {stages.length > 1 && (
        <ChoiceCards
          label={words('stage')}
          columns
          value={stage}
          onChoose={setStage}
          choices={stages.map((value) => ({ value, title: words(`stage${value}`) }))}
        />
      )}
      <Stars label={words('starsOnPaper')} value={stars} onChoose={setStars} />
      <TextArea
        label={words('wordsOnPaper')}
        hint={words('wordsOnPaperHint')}
        optional
        maxLength={1000}
        value={said}
        onChange={({ target }) => setSaid(target.value)}
      />
      <div className="two">
        <Field
          label={words('slipNumberField')}
          hint={words('slipNumberHint')}
          required
          maxLength={60}
          value={slipNumber}
          onChange={({ target }) => setSlipNumber(target.value)}
        />
        <Field
          label={words('dateOnPaper')}
          type="date"
          required
          max={today}
          value={date}
          onChange={({ target }) => setDate(target.value)}
        />
      </div>
      <CommandProblem of={problem} />
      <Button type="submit" weight="primary" wide busy={busy} disabled={!stars}>
        {words('enterIt')}
      </Button>
    </form>
  );
}
