import { Printer } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { Button, LinkButton } from '../../shared/ui/button';
import { useStation } from '../station/station-context';
import { words } from '../texts/words';
import { usePaper } from './paper';
import { Slip, type SlipContent } from './slip';

interface SlipFrameProps {
  readonly of: SlipContent;
  readonly title: string;
  /** What is to be known before it is printed. */
  readonly notice?: ReactNode;
  readonly back: { readonly href: string; readonly title: string };
  /** False: more will be on it in a moment. */
  readonly ready?: boolean;
}

/** The slip as it will be printed, and the button that prints it, which has the focus: Enter is enough. */
export function SlipFrame({ of: slip, title, notice, back, ready = true }: SlipFrameProps) {
  const { communityName, phone } = useStation();
  const paper = useRef<HTMLDivElement>(null);
  const print = useRef<HTMLDivElement>(null);
  usePaper(paper);
  useEffect(() => {
    if (ready) print.current?.querySelector('button')?.focus();
  }, [ready]);
  return (
    <div className="slip-page">
      <div className="stack">
        <h1>{title}</h1>
        {notice}
        <div className="row" ref={print}>
          <Button weight="primary" onClick={() => window.print()}>
            <Printer aria-hidden />
            {words('print')}
          </Button>
          <LinkButton weight="outline" href={back.href}>
            {back.title}
          </LinkButton>
        </div>
        <p className="muted">{words('printHint')}</p>
      </div>
      <div ref={paper}>
        <Slip of={slip} community={communityName} phone={phone} />
      </div>
    </div>
  );
}
