import { useState, type FormEvent } from 'react';
import {
  ResidentAddNoteDocument,
  ResidentCancelDocument,
  ResidentDisputeReferralDocument,
  ResidentReportNoShowDocument,
  ResidentSupplyInfoDocument,
} from '../../generated/graphql';
import { useCommand } from '../../shared/client/use-command';
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { ChoiceCards } from '../../shared/ui/choice-cards';
import { CommandProblem } from '../../shared/ui/command-problem';
import { TextArea } from '../../shared/ui/field';
import { Sheet } from '../../shared/ui/sheet';
import { useToast } from '../../shared/ui/toast';
import { say } from '../texts/words';
import type { CommandBase } from './order-view-props';

interface FormProps {
  readonly base: CommandBase;
}

/** The desk asked; the order waits for the answer. */
export function SupplyForm({ base, question }: FormProps & { readonly question?: string | null }) {
  const tell = useToast();
  const [text, setText] = useState('');
  const [supply, supplying] = useCommand(ResidentSupplyInfoDocument);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const outcome = await supply({ ...base, text });
    if (outcome.kind === 'done') tell(say('supplied'));
  };
  return (
    <Card>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <h2>{say('supplyAsked')}</h2>
        <p>{question}</p>
        <TextArea
          label={say('supply')}
          required
          maxLength={1000}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <CommandProblem of={supplying.problem} />
        <Button type="submit" weight="primary" wide busy={supplying.busy}>
          {say('send')}
        </Button>
      </form>
    </Card>
  );
}

/** Whoever does not agree with a referral says why; another person decides (handbook §3, REFERRED). */
export function DisputeForm({ base }: FormProps) {
  const tell = useToast();
  const [reason, setReason] = useState('');
  const [dispute, disputing] = useCommand(ResidentDisputeReferralDocument);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const outcome = await dispute({ ...base, reason });
    if (outcome.kind === 'done') tell(say('disputed'));
  };
  return (
    <Card>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <h2>{say('dispute')}</h2>
        <TextArea
          label={say('disputeWhy')}
          required
          maxLength={1000}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        <CommandProblem of={disputing.problem} />
        <Button type="submit" wide busy={disputing.busy}>
          {say('send')}
        </Button>
      </form>
    </Card>
  );
}

const REASONS = ['whyNotNeeded', 'whyElsewhere', 'whyTime', 'whyOther'] as const;

export function CancelForm({ base }: FormProps) {
  const tell = useToast();
  const [open, setOpen] = useState(false);
  const [why, setWhy] = useState<(typeof REASONS)[number] | null>(null);
  const [cancel, cancelling] = useCommand(ResidentCancelDocument);
  const submit = async () => {
    if (!why) return;
    const outcome = await cancel({ ...base, reason: say(why) });
    if (outcome.kind !== 'done') return;
    setOpen(false);
    tell(say('cancelled'));
  };
  return (
    <>
      <Button weight="quiet" onClick={() => setOpen(true)}>
        {say('cancelOrder')}
      </Button>
      <Sheet open={open} onClose={() => setOpen(false)} title={say('cancelOrder')}>
        <div className="stack">
          <ChoiceCards
            label={say('cancelWhy')}
            value={why}
            onChoose={setWhy}
            choices={REASONS.map((value) => ({ value, title: say(value) }))}
          />
          <CommandProblem of={cancelling.problem} />
          <Button weight="primary" wide disabled={!why} busy={cancelling.busy} onClick={() => void submit()}>
            {say('cancelOrder')}
          </Button>
        </div>
      </Sheet>
    </>
  );
}

/** A sentence for the record; `title` says what about. */
export function AddNoteForm({ base, title = say('note') }: FormProps & { readonly title?: string }) {
  const tell = useToast();
  const [open, setOpen] = useState(false);
  const [note, setNote] = useState('');
  const [add, adding] = useCommand(ResidentAddNoteDocument);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const outcome = await add({ ...base, note });
    if (outcome.kind !== 'done') return;
    setNote('');
    setOpen(false);
    tell(say('noteSent'));
  };
  return (
    <>
      <Button weight="quiet" onClick={() => setOpen(true)}>
        {title}
      </Button>
      <Sheet open={open} onClose={() => setOpen(false)} title={title}>
        <form className="stack" onSubmit={(event) => void submit(event)}>
          <TextArea
            label={title}
            required
            maxLength={500}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
          <CommandProblem of={adding.problem} />
          <Button type="submit" weight="primary" wide busy={adding.busy}>
            {say('send')}
          </Button>
        </form>
      </Sheet>
    </>
  );
}

export function NoShowButton({ base }: FormProps) {
  const tell = useToast();
  const [report, reporting] = useCommand(ResidentReportNoShowDocument);
  const press = async () => {
    const outcome = await report({ ...base, absent: 'PROVIDER' });
    if (outcome.kind === 'done') tell(say('noShowSent'));
  };
  return (
    <>
      <Button weight="quiet" busy={reporting.busy} onClick={() => void press()}>
        {say('noShow')}
      </Button>
      <CommandProblem of={reporting.problem} />
    </>
  );
}
