import { lazy, Suspense, type ComponentType } from 'react';
import { Route, Router, Switch } from 'wouter';
import { PasswordSignIn } from '../shared/session/password-sign-in';
import { usePersonId } from '../shared/session/session-context';
import { OwnSignInPage } from '../shared/sign-in/lazy-pages';
import { wordsLoaded } from '../shared/texts/dictionary';
import { Card } from '../shared/ui/card';
import { LinkButton } from '../shared/ui/button';
import { Empty, NotAllowed, QueryState, Skeleton } from '../shared/ui/states';
import { ElderSwitch, LanguageSwitch } from '../shared/ui/switches';
import { DeskPage } from './desk/desk-page';
import { ConsoleOrderPage } from './desk/console-order-page';
import { OfficeTheme } from './kit/office-theme';
import { MENU } from './menu';
import { OfficeProvider, useConsoleMe, useOffice } from './place';
import { Shell } from './shell';
import { words } from './texts/words';

/** A page that is fetched when somebody goes there, with its words. */
function page<Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name) {
  return lazy(async () => {
    const { [name]: Page } = await load();
    await wordsLoaded();
    return { default: Page };
  });
}

const PAGES: Readonly<Record<string, ComponentType>> = {
  '/': DeskPage,
  '/dashboards': page(() => import('./dashboards'), 'DashboardsPage'),
  '/quality': page(() => import('./quality/quality-page'), 'QualityPage'),
  '/assessments': page(() => import('./assessments/assessments-page'), 'AssessmentsPage'),
  '/people': page(() => import('./people/people-page'), 'PeoplePage'),
  '/shelf': page(() => import('./shelf/shelf-page'), 'ShelfPage'),
  '/exports': page(() => import('./exports/exports-page'), 'ExportsPage'),
  '/settings': page(() => import('./settings/settings-page'), 'SettingsPage'),
  '/audit': page(() => import('./audit/audit-page'), 'AuditPage'),
};

export function App() {
  const personId = usePersonId();
  return (
    <OfficeTheme>
      <Router base="/console">{personId ? <SignedIn /> : <SignIn />}</Router>
    </OfficeTheme>
  );
}

function SignIn() {
  return (
    <div className="face">
      <header>
        <b>{words('title')}</b>
        <span className="row">
          <ElderSwitch />
          <LanguageSwitch />
        </span>
      </header>
      <main>
        <Card className="sign-in-card">
          <h1>{words('signInTitle')}</h1>
          <p className="muted">{words('signInHint')}</p>
          <PasswordSignIn
            roles={[
              'STREET_OFFICER',
              'STREET_SUPERVISOR',
              'COMMUNITY_SECRETARY',
              'DISTRICT_OFFICER',
              'ADMIN',
              'AUDITOR',
            ]}
          />
        </Card>
      </main>
    </div>
  );
}

function SignedIn() {
  const loaded = useConsoleMe();
  return (
    <QueryState of={loaded}>
      {(mine) => (
        <OfficeProvider of={mine}>
          <Shell>
            <Suspense fallback={<Skeleton rows={4} />}>
              <Places />
            </Suspense>
          </Shell>
        </OfficeProvider>
      )}
    </QueryState>
  );
}

function Places() {
  const { holds } = useOffice();
  const mine = MENU.filter(({ roles }) => holds(...roles));
  return (
    <Switch>
      <Route path="/account" component={OwnSignInPage} />
      <Route path="/orders/:id">{({ id }) => <ConsoleOrderPage orderId={id} />}</Route>
      {MENU.map(({ href, title, roles }) => {
        const Page = PAGES[href]!;
        return (
          <Route key={href} path={href} nest={href === '/dashboards'}>
            {holds(...roles) ? (
              <Page />
            ) : (
              <>
                <h1>{words(title)}</h1>
                <NotAllowed>
                  <div className="row">
                    {mine.map((page) => (
                      <LinkButton key={page.href} href={`~/console${page.href}`}>
                        {words(page.title)}
                      </LinkButton>
                    ))}
                  </div>
                </NotAllowed>
              </>
            )}
          </Route>
        );
      })}
      <Route>
        <h1 className="sr-only">{words('noPage')}</h1>
        <Empty title={words('noPage')}>
          <LinkButton href="/">{words('toStart')}</LinkButton>
        </Empty>
      </Route>
    </Switch>
  );
}
