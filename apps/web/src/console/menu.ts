import {
  Award,
  ChartColumn,
  FileSpreadsheet,
  LayoutDashboard,
  ScrollText,
  Settings,
  ShieldCheck,
  Store,
  UsersRound,
  type LucideIcon,
} from 'lucide-react';
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
  readonly icon: LucideIcon;
  readonly title: ConsoleWord;
  /** Who has something to do there; the server decides again. */
  readonly roles: readonly Role[];
  /** Other addresses that belong to it, by how they begin. */
  readonly also?: readonly string[];
}

/** The side menu. An entry is shown to those who can use it (handbook §1, §2). */
export const MENU: readonly MenuEntry[] = [
  { href: '/', icon: LayoutDashboard, title: 'desk', roles: DESKS, also: ['/orders/'] },
  { href: '/dashboards', icon: ChartColumn, title: 'dashboards', roles: DESKS },
  { href: '/quality', icon: ShieldCheck, title: 'quality', roles: [...DESKS, 'AUDITOR'] },
  {
    href: '/assessments',
    icon: Award,
    title: 'assessments',
    roles: ['STREET_OFFICER', 'STREET_SUPERVISOR', 'DISTRICT_OFFICER'],
  },
  { href: '/people', icon: UsersRound, title: 'people', roles: [...DESKS, 'ADMIN'] },
  { href: '/shelf', icon: Store, title: 'shelf', roles: ['COMMUNITY_SECRETARY', 'STREET_OFFICER'] },
  { href: '/exports', icon: FileSpreadsheet, title: 'exports', roles: DESKS },
  {
    href: '/settings',
    icon: Settings,
    title: 'settings',
    roles: ['STREET_OFFICER', 'DISTRICT_OFFICER', 'ADMIN'],
  },
  { href: '/audit', icon: ScrollText, title: 'audit', roles: ['AUDITOR'] },
];
