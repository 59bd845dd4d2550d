import { ArrowDown, ArrowUp } from 'lucide-react';
import type { TileFragment } from '../generated/graphql';
import { Button } from '../shared/ui/button';
import { Card, Facts } from '../shared/ui/card';
import { count, percent } from './numbers';
import { words } from './texts';

interface FigureTileProps {
  readonly tile: TileFragment;
  /** Null: the rows behind it are not for this reader. */
  readonly onOpen: ((tile: TileFragment) => void) | null;
}

/** One figure with all that is needed to judge it: sample, interval, change, formula, and the rows behind it. */
export function FigureTile({ tile, onOpen }: FigureTileProps) {
  const { definition, value, numerator, denominator, interval, sampleTooSmall, withheld, compared } = tile;
  return (
    <Card as="article" className="dash-tile" aria-label={definition.name}>
      <h2>{definition.name}</h2>
      <span className="value">{percent(value)}</span>
      {withheld ? (
        <span className="muted">{words('withheld')}</span>
      ) : denominator === 0 ? (
        <span className="muted">{words('noSample')}</span>
      ) : (
        <>
          <span className="muted">
            {words('sample', { numerator: count(numerator), denominator: count(denominator) })}
          </span>
          {interval && (
            <span className="muted">
              {words('interval', { lower: percent(interval.lower), upper: percent(interval.upper) })}
            </span>
          )}
          {sampleTooSmall && <span className="tag grey">{words('smallSample')}</span>}
          <Change change={compared?.change} better={definition.direction} />
        </>
      )}
      <div className="dash-foot">
        {onOpen && denominator > 0 && (
          <Button
            weight="plain"
            onClick={() => onOpen(tile)}
            aria-label={`${definition.name} ${words('openRows')}`}
          >
            {words('openRows')}
          </Button>
        )}
        <details>
          <summary>{words('formula')}</summary>
          <p>{definition.formula}</p>
          <Facts
            pairs={[
              [words('above'), definition.numerator],
              [words('below'), definition.denominator],
              [words('outside'), definition.leftOut],
              ...(interval ? [[words('intervalName'), words('intervalIs')] as const] : []),
            ]}
          />
        </details>
      </div>
    </Card>
  );
}

/** How much better or worse than the period compared with: by arrow, sign and colour. */
function Change({ change, better }: { readonly change?: number | null; readonly better: string }) {
  if (change === null || change === undefined || Math.abs(change) < 0.0005) return null;
  const up = change > 0;
  const good = up === (better === 'HIGHER');
  const Icon = up ? ArrowUp : ArrowDown;
  return (
    <span className={`tag with-icon ${good ? 'good' : 'red'}`}>
      <Icon aria-hidden />
      {words('change', { n: `${up ? '+' : '−'}${Math.abs(change * 100).toFixed(1)}` })}
    </span>
  );
}
