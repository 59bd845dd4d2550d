import { useSearch } from 'wouter';
import { useEntries } from '../outbox/outbox-context';
import { words } from '../texts/words';
import { correctedKey } from './correcting';
import { EntryList } from './entry-list';
import { OrderForm } from './order-form';

/** 柜台: an order for somebody who came or phoned, on one page, in under a minute; beside it what the counter placed today. */
export function CounterPage() {
  const wanted = correctedKey(useSearch());
  const refused = useEntries().find(({ key, state }) => key === wanted && state === 'rejected') ?? null;
  return (
    <>
      <h1 className="sr-only">{words('counter')}</h1>
      <div className="counter">
        <OrderForm key={refused?.key ?? 'new'} refused={refused} />
        <EntryList />
      </div>
    </>
  );
}
