import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import type { OrderLineFragment } from '../../generated/graphql';
import { Button } from '../../shared/ui/button';
import { COMMAND_FORMS, FIRST } from '../commands/command-forms';
import type { Action } from '../commands/use-command-sheet';
import { tell } from '../texts/words';

interface OrderActionsProps {
  readonly order: Pick<OrderLineFragment, 'id' | 'availableActions'>;
  /** Only these; default: everything the caller may do. */
  readonly only?: readonly string[];
  readonly onChoose: (orderId: string, action: Action) => void;
}

/** The buttons of an order: what the server says this caller may do now, the likeliest first. */
export function OrderActions({ order, only, onChoose }: OrderActionsProps) {
  const [all, setAll] = useState(false);
  const possible = order.availableActions
    .filter(({ command }) => command in COMMAND_FORMS && (only?.includes(command) ?? true))
    .sort((a, b) => rank(a.command) - rank(b.command));
  if (possible.length === 0) return only ? null : <p className="muted">{tell('nothingToDo')}</p>;
  const shown = all ? possible : possible.slice(0, 3);
  return (
    <div className="row">
      {shown.map((action, at) => (
        <Button
          key={action.command}
          weight={at === 0 ? 'primary' : 'outline'}
          onClick={() => onChoose(order.id, action)}
        >
          {action.text}
        </Button>
      ))}
      {possible.length > shown.length && (
        <Button weight="quiet" aria-label={tell('more')} onClick={() => setAll(true)}>
          <Ellipsis aria-hidden />
        </Button>
      )}
    </div>
  );
}

const rank = (command: string): number => (FIRST.includes(command) ? FIRST.indexOf(command) : FIRST.length);
