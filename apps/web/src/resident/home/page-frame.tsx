import { ChevronLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { say as sayShared } from '../../shared/texts/words';
import { PhoneHelpBar } from '../../shared/ui/phone-help';
import { useHere } from './beginning';

interface PageFrameProps {
  readonly title: string;
  /** Beside the title: one small thing. */
  readonly aside?: ReactNode;
  /** False on the three main places, which one reaches by the bar below. */
  readonly back?: boolean;
  readonly children: ReactNode;
}

/** A page below the front page: title, way back, content, help by phone at the end. */
export function PageFrame({ title, aside, back = true, children }: PageFrameProps) {
  const { community, street } = useHere();
  return (
    <>
      <header className="page-head">
        {back && (
          <button type="button" className="back" onClick={goBack}>
            <ChevronLeft aria-hidden />
            {sayShared('back')}
          </button>
        )}
        <h1>{title}</h1>
        {aside}
      </header>
      <main className="page stack">
        {children}
        <PhoneHelpBar station={community?.publicPhone ?? street?.publicPhone} />
      </main>
    </>
  );
}

/** To where one came from; from a link in a message, to the front page. */
function goBack(): void {
  if (window.history.length > 1) window.history.back();
  else window.location.assign('/');
}
