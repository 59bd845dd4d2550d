import { CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

interface BannerProps {
  readonly kind?: 'notice' | 'danger' | 'good' | 'info';
  /** Told by a screen reader at once. */
  readonly alert?: boolean;
  readonly children: ReactNode;
}

const icons = { notice: TriangleAlert, danger: TriangleAlert, good: CircleCheck, info: Info };

export function Banner({ kind = 'notice', alert = false, children }: BannerProps) {
  const Icon = icons[kind];
  return (
    <div className={`banner ${kind}`} role={alert ? 'alert' : undefined}>
      <Icon aria-hidden />
      <div>{children}</div>
    </div>
  );
}
