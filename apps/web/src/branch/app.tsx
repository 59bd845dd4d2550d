import { lazy, Suspense } from 'react';
import { Redirect, Route, Router, Switch } from 'wouter';
import { PhoneSignIn } from '../shared/session/phone-sign-in';
import { usePersonId } from '../shared/session/session-context';
import { Card } from '../shared/ui/card';
import { Empty, QueryState, Skeleton } from '../shared/ui/states';
import { ElderSwitch, LanguageSwitch } from '../shared/ui/switches';
import { HeldPage } from './held-page';
import { MembershipProvider, useBranchMe, useMembership } from './membership';
import { NoticesPage } from './notices-page';
import { BranchOrderPage } from './branch-order-page';
import { PoolPage } from './pool-page';
import { Shell } from './shell';
import { TasksPage } from './tasks-page';
import { TeamPage } from './team-page';
import { words } from './texts';
import { wordsLoaded } from '../shared/texts/dictionary';

const FiguresPage = lazy(async () => {
  const { FiguresPage: Page } = await import('./figures-page');
  await wordsLoaded();
  return { default: Page };
});

export function App() {
  const personId = usePersonId();
  return <Router base="/branch">{personId ? <SignedIn /> : <SignIn />}</Router>;
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
          <PhoneSignIn roles={['PROVIDER_LEAD', 'VOLUNTEER']} />
        </Card>
      </main>
    </div>
  );
}

function SignedIn() {
  const loaded = useBranchMe();
  return (
    <QueryState of={loaded}>
      {(mine) => (
        <MembershipProvider of={mine}>
          <Shell>
            <Places />
          </Shell>
        </MembershipProvider>
      )}
    </QueryState>
  );
}

function Places() {
  const { organization, isVolunteer } = useMembership();
  if (!organization && !isVolunteer) return <Empty title={words('noRole')} hint={words('noRoleHint')} />;
  return (
    <Switch>
      <Route path="/tasks" component={TasksPage} />
      <Route path="/notices" component={NoticesPage} />
      <Route path="/orders/:id">{({ id }) => <BranchOrderPage orderId={id} />}</Route>
      {organization && (
        <Switch>
          <Route path="/" component={PoolPage} />
          <Route path="/held" component={HeldPage} />
          <Route path="/team" component={TeamPage} />
          <Route path="/figures">
            <Suspense fallback={<Skeleton rows={6} />}>
              <FiguresPage />
            </Suspense>
          </Route>
          <Redirect to="/" replace />
        </Switch>
      )}
      <Redirect to="/tasks" replace />
    </Switch>
  );
}
