import type { ReactNode } from 'react';
import { useClient } from 'urql';
import { Link, useLocation, useSearch } from 'wouter';
import { SignOutDocument } from '../generated/graphql';
import { useLinkState } from '../shared/client/live-link';
import { useSession } from '../shared/session/session-context';
import { say } from '../shared/texts/words';
import { Button } from '../shared/ui/button';
import { OfflineBanner } from '../shared/ui/offline-banner';
import { ElderSwitch, LanguageSwitch } from '../shared/ui/switches';
import { MENU, type MenuEntry } from './menu';
import { useOffice } from './place';
import { words } from './texts/words';

/** Menu at the side, place and account on top. */
export function Shell({ children }: { readonly children: ReactNode }) {
  return (
    <div className="office">
      <a className="skip-link" href="#content">
        {words('skip')}
      </a>
      <SideMenu />
      <div className="office-body">
        <TopBar />
        <main id="content" tabIndex={-1}>
          <OfflineBanner />
          {children}
        </main>
      </div>
    </div>
  );
}

function SideMenu() {
  const { holds } = useOffice();
  const [location] = useLocation();
  const place = new URLSearchParams(useSearch()).get('place');
  const isHere = ({ href, also = [] }: MenuEntry) =>
    location === href ||
    (href !== '/' && location.startsWith(`${href}/`)) ||
    also.some((start) => location.startsWith(start));
  return (
    <nav className="side-menu" aria-label={words('menu')}>
      <p className="brand">{words('title')}</p>
      {MENU.filter(({ roles }) => holds(...roles)).map((entry) => (
        <Link
          key={entry.href}
          href={place ? `${entry.href}?place=${place}` : entry.href}
          aria-current={isHere(entry) ? 'page' : undefined}
        >
          <entry.icon aria-hidden />
          {words(entry.title)}
        </Link>
      ))}
    </nav>
  );
}

function TopBar() {
  const { name, trail, below, place, goTo } = useOffice();
  const session = useSession();
  const client = useClient();
  const link = useLinkState();
  const signOut = async () => {
    await client.mutation(SignOutDocument, {}).toPromise();
    session.signOut();
  };
  return (
    <header className="top-bar">
      <nav aria-label={words('where')} className="row crumbs">
        {trail.map((one) =>
          one.id === place.id ? (
            <b key={one.id} aria-current="location">
              {one.name}
            </b>
          ) : (
            <Button key={one.id} weight="plain" onClick={() => goTo(one.id)}>
              {one.name} ›
            </Button>
          ),
        )}
        {below.length > 0 && (
          <select aria-label={words('drillDown')} value="" onChange={({ target }) => goTo(target.value)}>
            <option value="">{words('drillDown')}</option>
            {below.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        )}
      </nav>
      <span className="row account">
        {link === 'live' && <span className="tag good">{say('live')}</span>}
        <Link href="/account">{name}</Link>
        <ElderSwitch />
        <LanguageSwitch />
        <Button weight="quiet" onClick={() => void signOut()}>
          {say('signOut')}
        </Button>
      </span>
    </header>
  );
}
