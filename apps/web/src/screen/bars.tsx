import { percent } from '../dashboards/numbers';
import { words } from './texts';
import { useFitting } from './use-fitting';
import type { Figures } from './use-picture';

/** What is asked for, the most first. */
export function Categories({ categories }: Pick<Figures, 'categories'>) {
  const { place, rows } = useFitting<HTMLOListElement>();
  const most = categories[0]?.orders ?? 1;
  return (
    <section className="wall-panel wall-mix" aria-labelledby="wall-mix">
      <h2 id="wall-mix">{words('categories')}</h2>
      <ol className="wall-rows" ref={place}>
        {categories.length === 0 && <li className="muted">{words('noCategories')}</li>}
        {categories.slice(0, rows).map(({ name, orders }) => (
          <li className="wall-bar" key={name}>
            <span className="name">{name}</span>
            <Bar share={orders / most} />
            <span className="number">{orders}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Party branches of the quarter. */
export function Ranking({ figures: { ranking, rankedOver } }: { readonly figures: Figures }) {
  const { place, rows } = useFitting<HTMLOListElement>();
  const [year, quarter] = rankedOver.key.split('-Q');
  return (
    <section className="wall-panel wall-rank" aria-labelledby="wall-rank">
      <h2 id="wall-rank">
        {words('ranking')}
        <small>{words('rankHint', { quarter: words('quarter', { year: year!, n: quarter! }) })}</small>
      </h2>
      <ol className="wall-rows" ref={place}>
        {ranking.length === 0 && <li className="muted">{words('noRanking')}</li>}
        {ranking.slice(0, rows).map(({ organizationId, name, rank, value, sampleSize }) => (
          <li className="wall-bar ranked" key={organizationId}>
            <span className={rank !== null && rank !== undefined && rank <= 3 ? 'place top' : 'place'}>
              {rank ?? words('unranked')}
            </span>
            <span className="name">{name}</span>
            <Bar share={value ?? 0} />
            <span className="number">{percent(value)}</span>
            <span className="muted">{words('rated', { n: sampleSize })}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

const Bar = ({ share }: { readonly share: number }) => (
  <span className="bar" aria-hidden>
    <span style={{ width: `${share * 100}%` }} />
  </span>
);
