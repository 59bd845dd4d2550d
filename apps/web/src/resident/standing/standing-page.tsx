import { StandingOrdersDocument } from '../../generated/graphql';
import { usePaged } from '../../shared/client/use-paged';
import { StandingCard } from '../../shared/standing/standing-card';
import { Button, LinkButton } from '../../shared/ui/button';
import { Empty, QueryState } from '../../shared/ui/states';
import { PageFrame } from '../home/page-frame';
import { SignedInOnly } from '../me/signed-in-only';
import { say } from '../texts/words';
import { words } from './texts';

/** 长期服务: what comes again and again, and how to leave one out or end it. */
export function StandingPage() {
  return (
    <SignedInOnly title={say('standing')}>
      <PageFrame title={say('standing')}>
        <p className="muted">{words('standingHint')}</p>
        <StandingList />
        <LinkButton weight="primary" wide href="/standing/new">
          {say('newStanding')}
        </LinkButton>
      </PageFrame>
    </SignedInOnly>
  );
}

function StandingList() {
  const list = usePaged(StandingOrdersDocument, {}, ({ standingOrders }) => standingOrders);
  return (
    <>
      <QueryState of={list} rows={2}>
        {(orders) =>
          orders.length === 0 ? (
            <Empty title={words('noStanding')} hint={words('noStandingHint')} />
          ) : (
            <ul className="stack">
              {orders.map((standing) => (
                <StandingCard key={standing.id} standing={standing} side="resident" />
              ))}
            </ul>
          )
        }
      </QueryState>
      {list.more && (
        <Button wide onClick={list.more}>
          {say('more')}
        </Button>
      )}
    </>
  );
}
