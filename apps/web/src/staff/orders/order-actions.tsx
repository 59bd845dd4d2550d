import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import type { OrderLineFragment } from '../../generated/graphql';
import { Button } from '../../shared/ui/button';
import { COMMAND_FORMS, FIRST } from '../commands/command-forms';
import { CommandSheet, type Acting } from '../commands/command-sheet';
import { tell } from '../texts/words';

interface OrderActionsProps extends Omit<Acting, 'orderId'> {
  readonly order: Pick<OrderLineFragment, 'id' | 'availableActions'>;
  /** Only these; default: everything the caller may do. */
  readonly only?: readonly string[];
  readonly onDone?: () => void;
}

/** The buttons of an order: what the server says this caller may do now, the likeliest first. */
export function OrderActions({ order, only, onDone, ...acting }: OrderActionsProps) {
  const [open, setOpen] = useState<{ command: string; text: string } | null>(null);
  const [all, setAll] = useState(false);
  const possible = order.availableActions
    .filter(({ command }) => command in COMMAND_FORMS && (only?.includes(command) ?? true))
    .sort((a, b) => rank(a.command) - rank(b.command));
  if (possible.length === 0) return only ? null : <p className="muted">{tell('nothingToDo')}</p>;
  const first = all ? possible : possible.slice(0, 3);
  return (
    <div className="row">
      {first.map(({ command, text }, at) => (
        <Button
          key={command}
          weight={at === 0 ? 'primary' : 'outline'}
          onClick={() => setOpen({ command, text })}
        >
          {text}
        </Button>
      ))}
      {possible.length > first.length && (
        <Button weight="quiet" aria-label={tell('more')} onClick={() => setAll(true)}>
          <Ellipsis aria-hidden />
        </Button>
      )}
      {open && (
        <CommandSheet
          {...acting}
          orderId={order.id}
          command={open.command}
          title={open.text}
          onClose={() => setOpen(null)}
          onDone={onDone}
        />
      )}
    </div>
  );
}

const rank = (command: string): number => (FIRST.includes(command) ? FIRST.indexOf(command) : FIRST.length);
