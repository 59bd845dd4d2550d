import { ClipboardCheck, HandHeart, Handshake, House } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Select } from '../shared/ui/field';
import { OfflineBanner } from '../shared/ui/offline-banner';
import { TabBar, type Place } from '../shared/ui/tabs';
import { useMembership } from './membership';
import { words } from './texts';

const TEAM_PLACES = ['/standing', '/sessions', '/figures', '/assessments'];

/** Head, place, and the tabs at the thumb. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const { organization, organizations, choose, isVolunteer, name } = useMembership();
  const places: Place[] = [
    ...(organization
      ? [
          { href: '/', title: words('pool'), icon: <Handshake aria-hidden /> },
          { href: '/held', title: words('held'), icon: <ClipboardCheck aria-hidden />, also: ['/orders/'] },
        ]
      : []),
    ...(isVolunteer || !organization
      ? [{ href: '/tasks', title: words('tasks'), icon: <HandHeart aria-hidden /> }]
      : []),
    ...(organization
      ? [{ href: '/team', title: words('team'), icon: <House aria-hidden />, also: TEAM_PLACES }]
      : []),
  ];
  return (
    <div className="face">
      <header>
        <b>{organization?.name ?? name}</b>
        <Link href="/notices">{words('notices')}</Link>
      </header>
      <main>
        <OfflineBanner />
        {organizations.length > 1 && (
          <Select
            label={words('whichOrganization')}
            value={organization?.id}
            onChange={({ target }) => choose(target.value)}
          >
            {organizations.map(({ id, name: title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </Select>
        )}
        {children}
      </main>
      <TabBar label={words('title')} places={places} />
    </div>
  );
}
