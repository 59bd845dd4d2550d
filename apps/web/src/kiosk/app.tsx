import { lazy, Suspense } from 'react';
import { Redirect, Route, Router, Switch } from 'wouter';
import { PasswordSignIn } from '../shared/session/password-sign-in';
import { usePersonId } from '../shared/session/session-context';
import { OwnSignInPage } from '../shared/sign-in/lazy-pages';
import { Card } from '../shared/ui/card';
import { Skeleton } from '../shared/ui/states';
import { ElderSwitch, LanguageSwitch } from '../shared/ui/switches';
import { CounterPage } from './counter/counter-page';
import { OutboxProvider } from './outbox/outbox-context';
import { Shell } from './shell/shell';
import { EntrySlipPage } from './slip/entry-slip-page';
import { StationProvider } from './station/station-context';
import { words } from './texts/words';

// the counter is there at once, and without a line; the rest of the desk follows when it is opened
const DeskPage = lazy(async () => ({ default: (await import('./desk/desk-page')).DeskPage }));
const DeskOrderPage = lazy(async () => ({ default: (await import('./desk/desk-order-page')).DeskOrderPage }));
const OrderSlipPage = lazy(async () => ({ default: (await import('./slip/order-slip-page')).OrderSlipPage }));
const CallsPage = lazy(async () => ({ default: (await import('./calls/calls-page')).CallsPage }));
const RatingsPage = lazy(async () => ({ default: (await import('./ratings/ratings-page')).RatingsPage }));
const BatchPage = lazy(async () => ({ default: (await import('./batch/batch-page')).BatchPage }));

export function App() {
  const personId = usePersonId();
  return <Router base="/kiosk">{personId ? <SignedIn /> : <SignIn />}</Router>;
}

function SignIn() {
  return (
    <div className="face">
      <header>
        <b>{words('signInTitle')}</b>
        <span className="row">
          <ElderSwitch />
          <LanguageSwitch />
        </span>
      </header>
      <main>
        <Card className="sign-in-card">
          <h1>{words('signInTitle')}</h1>
          <p className="muted">{words('signInHint')}</p>
          <PasswordSignIn roles={['COMMUNITY_DESK', 'COMMUNITY_SECRETARY']} />
        </Card>
      </main>
    </div>
  );
}

function SignedIn() {
  return (
    <StationProvider>
      <OutboxProvider>
        <Shell>
          <Suspense fallback={<Skeleton rows={4} />}>
            <Switch>
              <Route path="/" component={CounterPage} />
              <Route path="/slip/:key">{({ key }) => <EntrySlipPage entryKey={key} />}</Route>
              <Route path="/desk" component={DeskPage} />
              <Route path="/orders/:id">{({ id }) => <DeskOrderPage orderId={id} />}</Route>
              <Route path="/orders/:id/slip">{({ id }) => <OrderSlipPage orderId={id} />}</Route>
              <Route path="/calls" component={CallsPage} />
              <Route path="/ratings" component={RatingsPage} />
              <Route path="/account" component={OwnSignInPage} />
              <Route path="/batch" component={BatchPage} />
              <Redirect to="/" replace />
            </Switch>
          </Suspense>
        </Shell>
      </OutboxProvider>
    </StationProvider>
  );
}
