import { BadgeCheck } from 'lucide-react';
import type { MyOrderFragment } from '../../generated/graphql';
import { dayAndTime } from '../../shared/display/moments';
import { Banner } from '../../shared/ui/banner';
import { Card, Facts } from '../../shared/ui/card';
import { ReadAloud } from '../../shared/ui/read-aloud';
import { say } from '../texts/words';
import { OrderActions, OrderSmallActions } from './order-actions';
import { OrderCodes } from './order-codes';
import { OrderPictures } from './order-pictures';
import { OrderProgress } from './order-progress';
import { OrderRatings } from './order-ratings';
import type { OrderViewProps } from './order-view-props';
import { StatusTag } from './status-tag';

/** Where it stands, what comes next and by when; then what one can do, who comes, and the whole course. */
export function OrderView(props: OrderViewProps) {
  const { order } = props;
  const name = order.item?.name ?? order.text ?? say('inWords');
  const { text: next, promisedAt } = order.nextStep;
  const promised = promisedAt ? say('promised', { when: dayAndTime(promisedAt) }) : '';
  return (
    <>
      <Card className="stack tight">
        <div className="row between">
          <h2>{name}</h2>
          <StatusTag status={order.status} text={order.statusText} />
        </div>
        <div className="next-step" aria-live="polite">
          <span className="sr-only">{order.statusText}</span>
          <p className="muted">{say('nextStep')}</p>
          <p>
            <b>{next}</b>
          </p>
          {promised && <p>{promised}</p>}
        </div>
        <Facts
          pairs={[
            [say('orderNumber'), order.code],
            [say('appointed'), order.appointedAt && dayAndTime(order.appointedAt)],
            [say('details'), order.item ? order.text : null],
            [say('urges'), order.urges > 0 ? say('urgedTimes', { n: order.urges }) : null],
          ]}
        />
        {order.suspendedUntil && (
          <Banner>{say('suspendedUntil', { when: dayAndTime(order.suspendedUntil) })}</Banner>
        )}
        {order.reviewAt && <Banner>{say('reviewAt', { when: dayAndTime(order.reviewAt) })}</Banner>}
        {order.ticketNumber && <Banner kind="info">{say('ticket', { n: order.ticketNumber })}</Banner>}
        <ReadAloud text={`${name}。${order.statusText}。${next}。${promised}`} />
      </Card>
      <OrderActions {...props} />
      <OrderCodes order={order} />
      <WhoComes order={order} />
      <Card>
        <h2>{say('progress')}</h2>
        <OrderProgress order={order} />
      </Card>
      <OrderPictures {...props} />
      <OrderRatings {...props} />
      <OrderSmallActions {...props} />
    </>
  );
}

/** Name, organisation and badge of who has agreed to come, and that nobody pays (handbook §6). */
function WhoComes({ order }: { readonly order: MyOrderFragment }) {
  if (!order.claim?.organizationName) return null;
  return (
    <Card className="stack tight">
      <h2>{say('whoComes')}</h2>
      <p>
        <b>{order.claim.organizationName}</b>
      </p>
      {order.whoIsComing.map(({ personId, name, badge }) => (
        <p key={personId} className="row">
          <BadgeCheck aria-hidden color="var(--green)" />
          <b>{name}</b>
          {badge !== null && badge !== undefined && <span className="tag">{say('badge', { n: badge })}</span>}
        </p>
      ))}
      {order.preferredVolunteer?.name && (
        <p className="muted">{say('preferred', { name: order.preferredVolunteer.name })}</p>
      )}
      <p className="muted">{say('checkBadge')}</p>
    </Card>
  );
}
