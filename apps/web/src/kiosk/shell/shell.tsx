import { Boxes, ClipboardList, Phone, Star, Store } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { say } from '../../shared/texts/words';
import { Button, LinkButton } from '../../shared/ui/button';
import { Banner } from '../../shared/ui/banner';
import { BiggerSwitch, ElderSwitch, LanguageSwitch } from '../../shared/ui/switches';
import { TabBar, type Place } from '../../shared/ui/tabs';
import { EmergencyBar } from '../calls/emergency-bar';
import { useStation } from '../station/station-context';
import { words } from '../texts/words';
import { LineState } from './line-state';
import { useNewVersion } from './service-worker';
import { SignOutButton } from './sign-out-button';

/** Head with the line's state, the places at the side (at the bottom of a phone), and what burns above everything. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const { communityName, personName } = useStation();
  const [location] = useLocation();
  const startNew = useNewVersion();
  const places: Place[] = [
    { href: '/', title: words('counter'), icon: <Store aria-hidden />, also: ['/slip/'] },
    { href: '/desk', title: words('desk'), icon: <ClipboardList aria-hidden />, also: ['/orders/'] },
    { href: '/calls', title: words('calls'), icon: <Phone aria-hidden /> },
    { href: '/ratings', title: words('ratings'), icon: <Star aria-hidden /> },
    { href: '/batch', title: words('batch'), icon: <Boxes aria-hidden /> },
  ];
  return (
    <div className="face kiosk">
      <header>
        <b>
          {communityName} · {words('title')}
        </b>
        <LineState />
      </header>
      <TabBar label={words('title')} places={places} />
      <main>
        <div className="stack">
          {location !== '/calls' && <EmergencyBar />}
          {startNew && (
            <Banner kind="info">
              <div className="row between">
                <span className="grow">{words('newVersion')}</span>
                <Button onClick={startNew}>{words('startNewVersion')}</Button>
              </div>
            </Banner>
          )}
          {children}
          <footer className="row">
            <span className="muted grow">{words('signedInAs', { name: personName })}</span>
            <LinkButton weight="quiet" href="/account">
              {say('ownSignIn')}
            </LinkButton>
            <ElderSwitch />
            <BiggerSwitch />
            <LanguageSwitch />
            <SignOutButton />
          </footer>
        </div>
      </main>
    </div>
  );
}
