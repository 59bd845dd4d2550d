import { lazy, Suspense } from 'react';
import { Redirect, Route, Router, Switch } from 'wouter';
import { PhoneSignIn } from '../shared/session/phone-sign-in';
import { usePersonId } from '../shared/session/session-context';
import { OwnSignInPage } from '../shared/sign-in/lazy-pages';
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

const page = <Name extends string>(load: () => Promise<Record<Name, React.ComponentType>>, name: Name) =>
  lazy(async () => {
    const { [name]: Page } = await load();
    // a page may bring words of its own
    await wordsLoaded();
    return { default: Page };
  });

const FiguresPage = page(() => import('./figures-page'), 'FiguresPage');
const AssessmentPage = page(() => import('./assessment-page'), 'AssessmentPage');
const StandingPage = page(() => import('./standing-page'), 'StandingPage');
const SessionsPage = page(() => import('./sessions-page'), 'SessionsPage');
const RollPage = page(() => import('./roll-page'), 'RollPage');

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
      <Route path="/account">
        <Suspense fallback={<Skeleton rows={4} />}>
          <OwnSignInPage />
        </Suspense>
      </Route>
      <Route path="/notices" component={NoticesPage} />
      <Route path="/orders/:id">{({ id }) => <BranchOrderPage orderId={id} />}</Route>
      {organization && (
        <Suspense fallback={<Skeleton rows={6} />}>
          <Switch>
            <Route path="/" component={PoolPage} />
            <Route path="/held" component={HeldPage} />
            <Route path="/team" component={TeamPage} />
            <Route path="/standing" component={StandingPage} />
            <Route path="/sessions" component={SessionsPage} />
            <Route path="/sessions/:id" component={RollPage} />
            <Route path="/figures" component={FiguresPage} />
            <Route path="/assessments" component={AssessmentPage} />
            <Redirect to="/" replace />
          </Switch>
        </Suspense>
      )}
      <Redirect to="/tasks" replace />
    </Switch>
  );
}
