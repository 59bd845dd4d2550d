import { useState, type FormEvent } from 'react';
import {
  StaffOrderCardDocument,
  StaffRevealContactDocument,
  type OrderWholeFragment,
} from '../../generated/graphql';
import { useCommand } from '../../shared/client/use-command';
import { useLiveQuery } from '../../shared/client/use-live-query';
import { say } from '../../shared/texts/words';
import { Button } from '../../shared/ui/button';
import { Card, Facts } from '../../shared/ui/card';
import { CommandProblem } from '../../shared/ui/command-problem';
import { Field } from '../../shared/ui/field';
import { Sheet } from '../../shared/ui/sheet';
import { useToast } from '../../shared/ui/toast';
import { tell } from '../texts/words';

interface Contact {
  readonly name?: string | null;
  readonly phone?: string | null;
  readonly address?: string | null;
  readonly familyName?: string | null;
  readonly familyPhone?: string | null;
}

/** Masked until somebody says why he looks (handbook §8: every reveal is logged). */
export function OrderContactCard({ order }: { readonly order: OrderWholeFragment }) {
  const [shown, setShown] = useState<Contact | null>(null);
  const [asking, setAsking] = useState(false);
  const [sharing, setSharing] = useState(false);
  const contact: Contact | null = shown ?? order.contact ?? null;
  return (
    <Card>
      <h2>{tell('contactCard')}</h2>
      {contact ? (
        <Facts
          pairs={[
            [tell('person'), contact.name],
            [tell('address'), contact.address],
            [say('phone'), contact.phone],
            [tell('family'), contact.familyName && `${contact.familyName} ${contact.familyPhone ?? ''}`],
          ]}
        />
      ) : (
        <p className="muted">{tell('hidden')}</p>
      )}
      <div className="row">
        {shown?.phone && (
          <a className="button primary" href={`tel:${shown.phone}`}>
            {tell('call', { phone: shown.phone })}
          </a>
        )}
        {order.contact && !shown && <Button onClick={() => setAsking(true)}>{tell('showContact')}</Button>}
        <Button weight="quiet" onClick={() => setSharing(true)}>
          {tell('shareCard')}
        </Button>
      </div>
      {asking && <Reveal orderId={order.id} onShown={setShown} onClose={() => setAsking(false)} />}
      {sharing && <ShareCard orderId={order.id} onClose={() => setSharing(false)} />}
    </Card>
  );
}

interface RevealProps {
  readonly orderId: string;
  readonly onShown: (contact: Contact) => void;
  readonly onClose: () => void;
}

function Reveal({ orderId, onShown, onClose }: RevealProps) {
  const [reason, setReason] = useState('');
  const [reveal, { busy, problem }] = useCommand(StaffRevealContactDocument);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const outcome = await reveal({ orderId, reason });
    if (outcome.kind !== 'done') return;
    onShown(outcome.answer);
    onClose();
  };
  return (
    <Sheet open onClose={onClose} title={tell('showContact')}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <Field
          label={tell('whyLook')}
          hint={tell('whyLookHint')}
          required
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        <CommandProblem of={problem} />
        <Button type="submit" weight="primary" wide busy={busy}>
          {tell('showContact')}
        </Button>
      </form>
    </Sheet>
  );
}

function ShareCard({ orderId, onClose }: { readonly orderId: string; readonly onClose: () => void }) {
  const { data } = useLiveQuery(StaffOrderCardDocument, { variables: { orderId }, live: false });
  const toast = useToast();
  const card = data?.orderCard;
  const copy = async (text: string) => {
    await navigator.clipboard.writeText(text);
    toast(say('copied'));
  };
  return (
    <Sheet open onClose={onClose} title={tell('shareCard')}>
      <div className="stack">
        <p className="muted">{tell('shareCardHint')}</p>
        {card?.__typename === 'OrderCard' && (
          <>
            <pre className="share-card">{card.text}</pre>
            <Button weight="primary" wide onClick={() => void copy(card.text)}>
              {tell('copyCard')}
            </Button>
          </>
        )}
        {card && card.__typename !== 'OrderCard' && <p role="alert">{card.message}</p>}
      </div>
    </Sheet>
  );
}
