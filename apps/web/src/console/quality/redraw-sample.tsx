import { useState } from 'react';
import { useClient } from 'urql';
import { ConsoleRedrawSampleDocument, type ConsoleRedrawSampleQuery } from '../../generated/graphql';
import { dayAndTime } from '../../shared/display/moments';
import { productNow } from '../../shared/display/product-clock';
import { Banner } from '../../shared/ui/banner';
import { Button } from '../../shared/ui/button';
import { words } from '../texts/words';

type Redrawn = NonNullable<ConsoleRedrawSampleQuery['callbackSample']>;

interface Verdict {
  readonly at: string;
  /** Null: no answer came. */
  readonly redrawn: Redrawn | null;
}

/** Draws the month again and says whether everything is as it was drawn. */
export function RedrawSample({ streetId, month }: { readonly streetId: string; readonly month: string }) {
  const client = useClient();
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [busy, setBusy] = useState(false);
  const redraw = async () => {
    setBusy(true);
    const { data } = await client
      .query(ConsoleRedrawSampleDocument, { streetId, month }, { requestPolicy: 'network-only' })
      .toPromise();
    setVerdict({ at: dayAndTime(new Date(productNow())), redrawn: data?.callbackSample ?? null });
    setBusy(false);
  };
  return (
    <div className="stack">
      <p>
        <Button weight="primary" busy={busy} onClick={() => void redraw()}>
          {words('sampleRedraw')}
        </Button>
      </p>
      <div role="status">{verdict && <VerdictOf {...verdict} />}</div>
    </div>
  );
}

function VerdictOf({ at, redrawn }: Verdict) {
  if (!redrawn) return <Banner kind="notice">{words('sampleRedrawFailed')}</Banner>;
  const { eligible, drawn, faults } = redrawn;
  if (faults.length === 0)
    return (
      <Banner kind="good">
        <b>{words('sampleHolds')}</b>
        <p>{words('sampleHoldsHint', { at, eligible, drawn })}</p>
      </Banner>
    );
  return (
    <Banner kind="danger">
      <b>{words('sampleBroken', { n: faults.length })}</b>
      <ul>
        {faults.map((fault) => (
          <li key={fault}>{words(`sample${fault}`)}</li>
        ))}
      </ul>
      <p>{words('sampleBrokenHint', { at })}</p>
    </Banner>
  );
}
