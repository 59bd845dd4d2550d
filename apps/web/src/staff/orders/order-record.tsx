import type { OrderWholeFragment } from '../../generated/graphql';
import { dayAndTime } from '../../shared/display/moments';
import { Card } from '../../shared/ui/card';
import { tell } from '../texts/words';

/** 留痕: every step, the newest first. */
export function OrderRecord({ order }: { readonly order: Pick<OrderWholeFragment, 'timeline'> }) {
  return (
    <Card>
      <h2>{tell('record')}</h2>
      <ol className="plain-list">
        {[...order.timeline].reverse().map(({ seq, at, text, note, channelText }) => (
          <li key={seq}>
            <b>{text}</b>{' '}
            <span className="muted">
              {dayAndTime(at)} · {channelText}
            </span>
            {note && <p>{note}</p>}
          </li>
        ))}
      </ol>
    </Card>
  );
}
