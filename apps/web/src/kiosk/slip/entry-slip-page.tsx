import { correcting } from '../counter/correcting';
import { Banner } from '../../shared/ui/banner';
import { LinkButton } from '../../shared/ui/button';
import { Empty } from '../../shared/ui/states';
import type { Entry } from '../outbox/entry';
import { useEntries } from '../outbox/outbox-context';
import { useOnline } from '../shell/line-state';
import { words } from '../texts/words';
import { SlipFrame } from './slip-frame';
import type { SlipContent } from './slip';

/** The slip of an order the counter has just typed: with its codes as soon as it is sent, with a temporary number until then. */
export function EntrySlipPage({ entryKey }: { readonly entryKey: string }) {
  const entry = useEntries().find(({ key }) => key === entryKey);
  const online = useOnline();
  if (!entry)
    return (
      <Empty title={words('slipGone')} hint={words('slipGoneHint')}>
        <LinkButton href="/">{words('nextOrder')}</LinkButton>
      </Empty>
    );
  const back = { href: '/', title: words('nextOrder') };
  if (entry.state === 'rejected')
    return (
      <div className="stack">
        <h1>{words('notPlaced')}</h1>
        <Banner kind="danger" alert>
          {entry.rejection?.call && (
            <b className="large">{words('callAtOnce', { number: entry.rejection.call })}</b>
          )}
          <p>
            <b>{entry.rejection?.message}</b>
          </p>
          <p>{entry.rejection?.wayOut}</p>
        </Banner>
        <div className="row">
          <LinkButton weight="primary" href={correcting(entryKey)}>
            {words('correct')}
          </LinkButton>
          <LinkButton href="/">{words('backToCounter')}</LinkButton>
        </div>
      </div>
    );
  const title = words(entry.state === 'done' ? 'placed' : online ? 'placing' : 'keptHere');
  return (
    <SlipFrame
      of={contentOf(entry)}
      title={title}
      ready={entry.state === 'done' || !online}
      notice={
        entry.state === 'done' ? (
          <Banner kind="good">{words('placedHint', { code: entry.placed!.order.code })}</Banner>
        ) : (
          <Banner>{words(online ? 'placingHint' : 'keptHereHint')}</Banner>
        )
      }
      back={back}
    />
  );
}

const contentOf = ({ number, madeAt, shown, slipKey, placed }: Entry): SlipContent => ({
  number: placed?.order.code ?? number,
  temporary: !placed,
  person: shown.person,
  service: shown.service,
  at: madeAt,
  // the printed key goes on opening the order after it is sent
  linkKey: slipKey,
  order: placed?.order ?? null,
  receipt: placed?.receipt ?? null,
});
