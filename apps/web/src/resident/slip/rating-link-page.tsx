import { useParams } from 'wouter';
import { RatingLinkDocument } from '../../generated/graphql';
import { useLiveQuery } from '../../shared/client/use-live-query';
import { Empty, QueryState } from '../../shared/ui/states';
import { PageFrame } from '../home/page-frame';
import { RateForm } from '../orders/rate-form';
import { say } from '../texts/words';
import { WithoutAccount } from './without-account';

/** Behind a one-time link sent by SMS: one rating, no account. */
export function RatingLinkPage() {
  const { token = '' } = useParams();
  const link = useLiveQuery(RatingLinkDocument, { variables: { token } });
  return (
    <PageFrame title={say('rate')}>
      <QueryState of={link} rows={2}>
        {({ ratingLink }) => {
          if (ratingLink.__typename !== 'OpenedRatingLink')
            return (
              <>
                <Empty title={ratingLink.message} hint={ratingLink.wayOut} />
                <WithoutAccount />
              </>
            );
          const [stage] = ratingLink.stages;
          if (!stage) return <Empty title={say('linkOver')} />;
          return (
            <>
              <p>
                {say('orderNumber')} <b>{ratingLink.orderCode}</b>
              </p>
              <RateForm key={stage} stage={stage} by={{ token }} onRated={link.reload} />
            </>
          );
        }}
      </QueryState>
    </PageFrame>
  );
}
