import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ScreenTileFragment } from '../generated/graphql';
import { count, percent } from '../dashboards/numbers';
import type { Figures } from './use-picture';
import { words } from './texts';

/** The month in six numbers, each with what it rests on. */
export function Tiles({ figures }: { readonly figures: Figures }) {
  return (
    <div className="wall-tiles">
      <article className="wall-tile first">
        <h2>{words('orders')}</h2>
        <b>{figures.orders}</b>
        <p>{words('ordersBefore', { n: figures.ordersBefore })}</p>
      </article>
      {figures.tiles.map((tile) => (
        <Tile tile={tile} key={tile.definition.key} />
      ))}
    </div>
  );
}

function Tile({ tile }: { readonly tile: ScreenTileFragment }) {
  const { definition, value, numerator, denominator, sampleTooSmall } = tile;
  return (
    <article className="wall-tile">
      <h2>{definition.name}</h2>
      <b>{percent(value)}</b>
      {denominator === 0 ? (
        <p>{words('noSample')}</p>
      ) : (
        <p>
          {words('sample', { numerator: count(numerator), denominator: count(denominator) })}
          {sampleTooSmall ? ` · ${words('smallSample')}` : ''}
        </p>
      )}
      <Change tile={tile} />
    </article>
  );
}

function Change({ tile: { compared, sampleTooSmall, definition } }: { readonly tile: ScreenTileFragment }) {
  const change = compared?.change;
  if (change === null || change === undefined || sampleTooSmall) return null;
  const points = Math.abs(change * 100).toFixed(1);
  if (points === '0.0') return <p className="wall-change">{words('same')}</p>;
  const isUp = change > 0;
  const Icon = isUp ? ArrowUp : ArrowDown;
  return (
    <p className={`wall-change ${isUp === (definition.direction === 'HIGHER') ? 'good' : 'bad'}`}>
      <Icon aria-hidden />
      {words(isUp ? 'higher' : 'lower', { n: points })}
    </p>
  );
}
