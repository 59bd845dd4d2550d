import { createElement, type HTMLAttributes, type ReactNode } from 'react';

interface CardProps extends HTMLAttributes<HTMLElement> {
  readonly as?: 'section' | 'article' | 'li' | 'div';
}

export function Card({ as = 'section', className = '', ...rest }: CardProps) {
  return createElement(as, { ...rest, className: `card ${className}`.trim() });
}

/** Things below one another with the usual space between them. */
export function Stack({
  tight = false,
  children,
}: {
  readonly tight?: boolean;
  readonly children: ReactNode;
}) {
  return <div className={tight ? 'stack tight' : 'stack'}>{children}</div>;
}

/** What it is, and what it is worth: a list of pairs. Pairs without a value are left out. */
export function Facts({ pairs }: { readonly pairs: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="facts">
      {pairs
        .filter(([, value]) => value !== null && value !== undefined && value !== '')
        .map(([name, value]) => [<dt key={`${name}-name`}>{name}</dt>, <dd key={name}>{value}</dd>])}
    </dl>
  );
}
