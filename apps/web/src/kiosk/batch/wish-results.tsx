import { Link } from 'wouter';
import { Banner } from '../../shared/ui/banner';
import { Card } from '../../shared/ui/card';
import { words } from '../texts/words';
import { masked } from '../counter/draft';
import type { WishAnswer } from './wish-answer';
import type { Wish } from './wishes';

/** What became of each paper. */
export function WishResults({ of: results }: { readonly of: readonly (readonly [Wish, WishAnswer])[] }) {
  const placed = results.filter(([, answer]) => answer.__typename === 'OrderPlaced').length;
  return (
    <Card>
      <div role="status">
        <Banner kind={placed === results.length ? 'good' : 'notice'}>
          {words('wishesPlaced', { n: placed, all: results.length })}
        </Banner>
      </div>
      <ul className="plain-list">
        {results.map(([{ id, name, text }, answer]) => (
          <li key={id}>
            <b>{masked(name)}</b> {text}
            <p>
              <Answer of={answer} />
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Answer({ of: answer }: { readonly of: WishAnswer }) {
  switch (answer.__typename) {
    case 'OrderPlaced':
      return (
        <>
          <span className="tag good">{answer.order.statusText}</span>{' '}
          <Link href={`/orders/${answer.order.id}`}>{answer.order.code}</Link>
        </>
      );
    case 'EmergencyDetected':
      return (
        <b className="fault-text">
          {words('callAtOnce', { number: answer.call })} {answer.message}
        </b>
      );
    case 'CommandRefused':
      return (
        <span className="fault-text">
          {answer.message} {answer.wayOut}
        </span>
      );
  }
}
