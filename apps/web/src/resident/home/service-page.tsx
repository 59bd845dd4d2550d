import { useParams } from 'wouter';
import { ServiceDetailDocument } from '../../generated/graphql';
import { useLiveQuery } from '../../shared/client/use-live-query';
import { dayAndTime } from '../../shared/display/moments';
import { Banner } from '../../shared/ui/banner';
import { LinkButton } from '../../shared/ui/button';
import { Card, Facts } from '../../shared/ui/card';
import { ReadAloud } from '../../shared/ui/read-aloud';
import { QueryState } from '../../shared/ui/states';
import { say } from '../texts/words';
import { NotFound } from './not-found';
import { PageFrame } from './page-frame';

/** Everything about one service that helps to decide. */
export function ServicePage() {
  const { id = '' } = useParams();
  const detail = useLiveQuery(ServiceDetailDocument, { variables: { id } });
  if (detail.data?.serviceItem === null) return <NotFound />;
  return (
    <PageFrame title={detail.data?.serviceItem?.name ?? ''}>
      <QueryState of={detail}>
        {({ serviceItem: item }) => {
          if (!item) return null;
          const offering = item.providers.filter(({ pausing }) => !pausing);
          return (
            <>
              <Card className="stack">
                <p>{item.descriptionZh}</p>
                <Facts
                  pairs={[
                    [say('howDelivered'), item.deliveryText],
                    [say('howLong'), say('minutes', { n: item.durationMinutes })],
                    [say('forWhom'), item.groupSizeText],
                    [say('conditions'), item.conditions],
                    [say('materials'), item.materialsNote],
                    [
                      say('whoOffers'),
                      offering
                        .slice(0, 3)
                        .map(({ name }) => name)
                        .join('、') || item.usualProvider,
                    ],
                  ]}
                />
                <ReadAloud text={`${item.name}。${item.descriptionZh}。${say('freeOfCharge')}。`} />
              </Card>
              <Banner kind="good">{say('freeOfCharge')}</Banner>
              {item.sessions.length > 0 && (
                <Card>
                  <h2>{say('nextSessions')}</h2>
                  <ul className="plain-list">
                    {item.sessions.slice(0, 3).map(({ id: sessionId, startsAt, place, free }) => (
                      <li key={sessionId}>
                        <b>{dayAndTime(startsAt)}</b>
                        <p className="muted">
                          {place} · {free > 0 ? say('free_', { n: free }) : say('fullWaiting')}
                        </p>
                      </li>
                    ))}
                  </ul>
                </Card>
              )}
              <LinkButton weight="primary" wide href={`/order?item=${item.id}`}>
                {say('orderThis')}
              </LinkButton>
              {item.sessions.length === 0 && (
                <LinkButton wide href={`/standing/new?item=${item.id}`}>
                  {say('wantRegularly')}
                </LinkButton>
              )}
            </>
          );
        }}
      </QueryState>
    </PageFrame>
  );
}
