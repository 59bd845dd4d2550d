import { useState } from 'react';
import { Link } from 'wouter';
import { ShelfDocument, type ShelfItemFragment } from '../../generated/graphql';
import { useLiveQuery } from '../../shared/client/use-live-query';
import { colon } from '../../shared/texts/punctuation';
import { Button, LinkButton } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { Empty, QueryState, Skeleton } from '../../shared/ui/states';
import { say } from '../texts/words';
import { useHere } from './beginning';

interface ShelfListProps {
  readonly search: string;
  readonly category: string | null;
}

/** What is on the shelf, by words or by category; best matches first. */
export function ShelfList(chosen: ShelfListProps) {
  const { search, category } = chosen;
  return (
    <section className="stack shelf" aria-label={say(search ? 'found' : 'services')}>
      <h2>{say(search ? 'found' : 'services')}</h2>
      <ShelfPages key={`${search}|${category}`} {...chosen} />
    </section>
  );
}

function ShelfPages({ search, category }: ShelfListProps) {
  const [afters, setAfters] = useState<readonly (string | null)[]>([null]);
  return (
    <ul className="stack">
      {afters.map((after) => (
        <ShelfPage
          key={after}
          search={search}
          category={category}
          after={after}
          onMore={after === afters.at(-1) ? (next) => setAfters([...afters, next]) : null}
        />
      ))}
    </ul>
  );
}

interface ShelfPageProps extends ShelfListProps {
  readonly after: string | null;
  readonly onMore: ((after: string) => void) | null;
}

function ShelfPage({ search, category, after, onMore }: ShelfPageProps) {
  const { street } = useHere();
  const shelf = useLiveQuery(ShelfDocument, {
    variables: { streetId: street?.id ?? '', search: search || null, category, after },
    pause: !street,
  });
  if (!street)
    return (
      <li>
        <Skeleton rows={4} />
      </li>
    );
  return (
    <QueryState of={shelf} rows={4} as="li">
      {({ shelf: { nodes, pageInfo } }) => (
        <>
          {nodes.map((item) => (
            <ServiceCard key={item.id} item={item} />
          ))}
          {nodes.length === 0 && (
            <li>
              <Empty title={say('nothingFound')} hint={say('nothingFoundHint')}>
                <LinkButton weight="primary" href={`/say?text=${encodeURIComponent(search)}`}>
                  {say('sayIt')}
                </LinkButton>
              </Empty>
            </li>
          )}
          {onMore && pageInfo.hasNextPage && (
            <li>
              <Button wide onClick={() => onMore(pageInfo.endCursor!)}>
                {say('more')}
              </Button>
            </li>
          )}
        </>
      )}
    </QueryState>
  );
}

/** One service: what it is, how long, and the button that orders it. */
export function ServiceCard({ item }: { readonly item: ShelfItemFragment }) {
  return (
    <Card as="li" className="service">
      <div>
        <h3>
          <Link href={`/services/${item.id}`}>{item.name}</Link>
        </h3>
        <p className="clamp">{item.descriptionZh}</p>
        <p className="muted">
          {item.deliveryText} · {say('minutes', { n: item.durationMinutes })} ·{' '}
          <span className="tag good">{say('free')}</span>
        </p>
      </div>
      <LinkButton
        weight="primary"
        href={`/order?item=${item.id}`}
        aria-label={`${say('order')}${colon()}${item.name}`}
      >
        {say('order')}
      </LinkButton>
    </Card>
  );
}
