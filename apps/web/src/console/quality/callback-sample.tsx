import { ConsoleSampleDocument, type ConsoleSampleQuery } from '../../generated/graphql';
import { useLiveQuery } from '../../shared/client/use-live-query';
import { dayAndTime, fullDay } from '../../shared/display/moments';
import { productNow } from '../../shared/display/product-clock';
import { Card, Facts } from '../../shared/ui/card';
import { Select } from '../../shared/ui/field';
import { Empty, QueryState } from '../../shared/ui/states';
import { beginOf, monthAfter, monthsUntil } from '../kit/months';
import { useFilter } from '../kit/search-params';
import { useOffice } from '../place';
import { words } from '../texts/words';
import { RedrawSample } from './redraw-sample';
import { SampledOrders } from './sampled-orders';

type Sample = NonNullable<ConsoleSampleQuery['callbackSample']>;

/** 抽查核验: what a street committed to before a month, what it drew, and whether drawing again gives the same (handbook §4). */
export function CallbackSample() {
  const { streetId, place } = useOffice();
  if (!streetId)
    return <Empty title={words('sampleOfStreet')} hint={words('sampleOfStreetHint', { name: place.name })} />;
  return <SampleOfStreet streetId={streetId} />;
}

function SampleOfStreet({ streetId }: { readonly streetId: string }) {
  const past = monthsUntil(productNow());
  const [month, setMonth] = useFilter('month', past[0]!);
  const loaded = useLiveQuery(ConsoleSampleDocument, { variables: { streetId, month } });
  return (
    <>
      <p className="muted">{words('sampleHint')}</p>
      <div className="filters">
        <Select label={words('month')} value={month} onChange={({ target }) => setMonth(target.value)}>
          {[monthAfter(past[0]!), ...past].map((one) => (
            <option key={one}>{one}</option>
          ))}
        </Select>
      </div>
      <QueryState of={loaded} rows={5}>
        {({ callbackSample: sample }) =>
          sample ? (
            <SampleOfMonth key={month} streetId={streetId} of={sample} />
          ) : (
            <Empty title={words('sampleEmpty', { month })} hint={words('sampleEmptyHint')} />
          )
        }
      </QueryState>
    </>
  );
}

function SampleOfMonth({ streetId, of: sample }: { readonly streetId: string; readonly of: Sample }) {
  const { month, commitment, committedAt, committedAhead, seed, eligible, drawn, listHash } = sample;
  const over = fullDay(beginOf(monthAfter(month)));
  return (
    <>
      <Card aria-labelledby="sample">
        <h2 id="sample">{words('sampleOf', { month })}</h2>
        <Facts
          pairs={[
            [words('sampleCommitment'), <span className="hash whole">{commitment}</span>],
            [
              words('sampleCommittedAt'),
              `${dayAndTime(committedAt)} · ${words(committedAhead ? 'sampleAhead' : 'sampleFirstMonth')}`,
            ],
            [
              words('sampleSeed'),
              seed ? <span className="hash whole">{seed}</span> : words('sampleSeedLater', { at: over }),
            ],
            [words('sampleEligible'), words('sampleOrders', { n: eligible })],
            [words('sampleDrawn'), words('sampleOrders', { n: drawn })],
            [words('sampleListHash'), <span className="hash whole">{listHash}</span>],
          ]}
        />
        {seed && <p className="muted">{words('sampleCheckYourself')}</p>}
        <RedrawSample streetId={streetId} month={month} />
      </Card>
      {seed && <SampledOrders streetId={streetId} month={month} drawn={drawn} />}
      {!seed && <p className="muted">{words('sampledLater', { at: over })}</p>}
    </>
  );
}
