import type { Role } from '../generated/graphql';
import type { ConsoleWord } from './texts/words';

const DESKS: readonly Role[] = [
  'COMMUNITY_DESK',
  'COMMUNITY_SECRETARY',
  'STREET_OFFICER',
  'STREET_SUPERVISOR',
  'DISTRICT_OFFICER',
];

export interface MenuEntry {
  readonly href: string;
  readonly title: ConsoleWord;
  /** Who has something to do there; the server decides again. */
  readonly roles: readonly Role[];
  /** Other addresses that belong to it, by how they begin. */
  readonly also?: readonly string[];
}

/** The side menu. An entry is shown to those who can use it (handbook §1, §2). */
export const MENU: readonly MenuEntry[] = [
  { href: '/', title: 'desk', roles: DESKS, also: ['/orders/'] },
  { href: '/dashboards', title: 'dashboards', roles: DESKS },
  { href: '/quality', title: 'quality', roles: DESKS },
  {
    href: '/assessments',
    title: 'assessments',
    roles: ['STREET_OFFICER', 'STREET_SUPERVISOR', 'DISTRICT_OFFICER'],
  },
  { href: '/people', title: 'people', roles: [...DESKS, 'ADMIN'] },
  { href: '/shelf', title: 'shelf', roles: ['COMMUNITY_SECRETARY', 'STREET_OFFICER'] },
  { href: '/exports', title: 'exports', roles: DESKS },
  { href: '/settings', title: 'settings', roles: ['STREET_OFFICER', 'DISTRICT_OFFICER', 'ADMIN'] },
  { href: '/audit', title: 'audit', roles: ['AUDITOR'] },
];
