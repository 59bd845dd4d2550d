import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';

export interface Tab<Key extends string> {
  readonly key: Key;
  readonly title: ReactNode;
}

interface TabsProps<Key extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<Key>[];
  readonly current: Key;
  readonly onChoose: (key: Key) => void;
}

/** Views of one list: buttons that say which is pressed. */
export function Tabs<Key extends string>({ label, tabs, current, onChoose }: TabsProps<Key>) {
  return (
    <div className="tabs" role="group" aria-label={label}>
      {tabs.map(({ key, title }) => (
        <button key={key} type="button" aria-pressed={key === current} onClick={() => onChoose(key)}>
          {title}
        </button>
      ))}
    </div>
  );
}

export interface Place {
  readonly href: string;
  readonly title: string;
  readonly icon: ReactNode;
  /** Other addresses that belong to this place, by how they begin. */
  readonly also?: readonly string[];
}

/** The places of a phone's face, at the thumb. */
export function TabBar({ label, places }: { readonly label: string; readonly places: readonly Place[] }) {
  const [location] = useLocation();
  const under = (start: string) => location === start || location.startsWith(`${start}/`);
  const isHere = ({ href, also = [] }: Place) =>
    location === href || (href !== '/' && under(href)) || also.some(under);
  return (
    <nav className="tab-bar" aria-label={label}>
      {places.map((place) => (
        <Link key={place.href} href={place.href} aria-current={isHere(place) ? 'page' : undefined}>
          {place.icon}
          {place.title}
        </Link>
      ))}
    </nav>
  );
}
