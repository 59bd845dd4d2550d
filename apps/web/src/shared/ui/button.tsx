import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Link } from 'wouter';

export type Weight = 'primary' | 'outline' | 'quiet' | 'plain';

interface Look {
  /** `primary`: the one thing to do here. */
  readonly weight?: Weight;
  readonly wide?: boolean;
}

export const buttonClass = ({ weight = 'outline', wide = false }: Look): string =>
  ['button', weight !== 'outline' && weight, wide && 'wide'].filter(Boolean).join(' ');

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement>, Look {
  /** At work: pressing it again does nothing, and it keeps the focus. */
  readonly busy?: boolean;
}

export function Button({ weight, wide, busy = false, onClick, type = 'button', ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={busy ? 'button' : type}
      className={buttonClass({ weight, wide })}
      aria-disabled={busy || undefined}
      onClick={busy ? undefined : onClick}
    />
  );
}

interface LinkButtonProps extends Look {
  readonly href: string;
  readonly children: ReactNode;
  readonly 'aria-label'?: string;
}

/** Looks like a button, goes to a page. */
export function LinkButton({ weight, wide, ...rest }: LinkButtonProps) {
  return <Link {...rest} className={buttonClass({ weight, wide })} />;
}
