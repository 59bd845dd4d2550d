import { lazy, Suspense } from 'react';
import { ReceiptText, Store, UserRound } from 'lucide-react';
import { Route, Switch } from 'wouter';
import { wordsLoaded } from '../shared/texts/dictionary';
import { OfflineBanner } from '../shared/ui/offline-banner';
import { Skeleton } from '../shared/ui/states';
import { TabBar } from '../shared/ui/tabs';
import { HomePage } from './home/home-page';
import { Beginning } from './home/beginning';
import { NotFound } from './home/not-found';
import { say } from './texts/words';

const page = <Name extends string>(load: () => Promise<Record<Name, React.ComponentType>>, name: Name) =>
  lazy(async () => {
    const { [name]: Page } = await load();
    // a page may bring words of its own
    await wordsLoaded();
    return { default: Page };
  });

const SayPage = page(() => import('./home/say-page'), 'SayPage');
const ServicePage = page(() => import('./home/service-page'), 'ServicePage');
const NewOrderPage = page(() => import('./order/new-order-page'), 'NewOrderPage');
const OrdersPage = page(() => import('./orders/orders-page'), 'OrdersPage');
const OrderPage = page(() => import('./orders/order-page'), 'OrderPage');
const SlipPage = page(() => import('./slip/slip-page'), 'SlipPage');
const RatingLinkPage = page(() => import('./slip/rating-link-page'), 'RatingLinkPage');
const QueryPage = page(() => import('./slip/query-page'), 'QueryPage');
const MePage = page(() => import('./me/me-page'), 'MePage');
const RelativesPage = page(() => import('./me/relatives-page'), 'RelativesPage');
const NoticesPage = page(() => import('./me/notices-page'), 'NoticesPage');
const VolunteeringPage = page(() => import('./volunteering/volunteering-page'), 'VolunteeringPage');
const StandingPage = page(() => import('./standing/standing-page'), 'StandingPage');
const NewStandingPage = page(() => import('./standing/new-standing-page'), 'NewStandingPage');
const MyDataPage = page(() => import('./me/my-data-page'), 'MyDataPage');

/** The resident's face: three places at the thumb, everything else one step behind them. */
export function App() {
  const places = [
    { href: '/', title: say('tabShelf'), icon: <Store aria-hidden />, also: ['/services', '/say', '/order'] },
    { href: '/orders', title: say('tabOrders'), icon: <ReceiptText aria-hidden /> },
    { href: '/me', title: say('tabMe'), icon: <UserRound aria-hidden />, also: ['/standing'] },
  ];
  return (
    <Beginning>
      <div className="phone">
        <OfflineBanner />
        <Suspense fallback={<Skeleton />}>
          <Switch>
            <Route path="/" component={HomePage} />
            <Route path="/say" component={SayPage} />
            <Route path="/services/:id" component={ServicePage} />
            <Route path="/order" component={NewOrderPage} />
            <Route path="/orders" component={OrdersPage} />
            <Route path="/orders/:id" component={OrderPage} />
            <Route path="/s/:token" component={SlipPage} />
            <Route path="/r/:token" component={RatingLinkPage} />
            <Route path="/query" component={QueryPage} />
            <Route path="/me" component={MePage} />
            <Route path="/me/relatives" component={RelativesPage} />
            <Route path="/me/data" component={MyDataPage} />
            <Route path="/me/notices" component={NoticesPage} />
            <Route path="/me/volunteering" component={VolunteeringPage} />
            <Route path="/standing" component={StandingPage} />
            <Route path="/standing/new" component={NewStandingPage} />
            <Route component={NotFound} />
          </Switch>
        </Suspense>
        <TabBar label={say('tabs')} places={places} />
      </div>
    </Beginning>
  );
}
