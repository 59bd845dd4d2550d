import { Lightbulb } from 'lucide-react';
import { Link } from 'wouter';
import {
  KioskSuggestDocument,
  StaffTriageOrderDocument,
  type OrderLineFragment,
} from '../../generated/graphql';
import { useCommand } from '../../shared/client/use-command';
import { useLiveQuery } from '../../shared/client/use-live-query';
import { Button } from '../../shared/ui/button';
import { CommandProblem } from '../../shared/ui/command-problem';
import { useToast } from '../../shared/ui/toast';
import { useStation } from '../station/station-context';
import { words } from '../texts/words';

interface SuggestionProps {
  readonly order: OrderLineFragment;
  readonly onDone: () => void;
}

/** What the words of an order probably mean: the desk decides, and may take the proposal with one press. */
export function Suggestion({ order, onDone }: SuggestionProps) {
  const { streetId, communityId } = useStation();
  const { data } = useLiveQuery(KioskSuggestDocument, {
    variables: { streetId, communityId, text: order.text ?? '' },
    pause: !order.text,
    live: false,
  });
  const [triage, { busy, problem }] = useCommand(StaffTriageOrderDocument);
  const toast = useToast();
  const read = data?.suggestServices;
  const duplicate = read?.duplicates.find(({ id }) => id !== order.id);
  const best = order.item ?? read?.needs[0]?.suggestions[0]?.item;
  const mayTriage = order.availableActions.some(({ command }) => command === 'triageOrder');
  const accept = async (itemId: string) => {
    const outcome = await triage({ orderId: order.id, decision: 'ACCEPT', itemId });
    if (outcome.kind !== 'done') return;
    toast(words('accepted'));
    onDone();
  };
  return (
    <div className="suggestion" aria-busy={!read && Boolean(order.text)}>
      <p className="with-icon">
        <Lightbulb aria-hidden />
        <b>{words('suggestion')}</b>
      </p>
      {read && <p>{read.reason}</p>}
      {duplicate && (
        <p>
          {words('maybeDuplicateOf')} <Link href={`/orders/${duplicate.id}`}>{duplicate.code}</Link>{' '}
          {duplicate.statusText}
        </p>
      )}
      {best && mayTriage && read?.advice !== 'EMERGENCY' && (
        <Button weight="quiet" busy={busy} onClick={() => void accept(best.id)}>
          {words('acceptAs', { name: best.name })}
        </Button>
      )}
      <CommandProblem of={problem} />
    </div>
  );
}
