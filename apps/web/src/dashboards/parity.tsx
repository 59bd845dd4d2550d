import type { DashboardPageQuery } from '../generated/graphql';
import { Card } from '../shared/ui/card';
import { hoursText, percent } from './numbers';
import { words } from './texts';

type Groups = DashboardPageQuery['dashboard']['parity'];

/** Whether who comes by phone or paper, and who is old, is served as well. */
export function ParityCard({ groups }: { readonly groups: Groups }) {
  const [first] = groups;
  if (!first) return null;
  return (
    <Card className="stack tight">
      <h2>{words('parity')}</h2>
      <div className="dash-scroll" tabIndex={0} role="region" aria-label={words('parity')}>
        <table className="dash-table">
          <thead>
            <tr>
              <th scope="col">{words('group')}</th>
              {first.tiles.map(({ definition }) => (
                <th scope="col" className="number" key={definition.key}>
                  {definition.name}
                </th>
              ))}
              {first.times.map(({ definition }) => (
                <th scope="col" className="number" key={definition.key}>
                  {definition.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groups.map(({ key, name, tiles, times }) => (
              <tr key={key}>
                <th scope="row">{name}</th>
                {tiles.map(({ definition, value, denominator }) => (
                  <td className="number" key={definition.key}>
                    {percent(value)} <span className="muted">({denominator})</span>
                  </td>
                ))}
                {times.map(({ definition, medianHours, sampleSize }) => (
                  <td className="number" key={definition.key}>
                    {words('hours', { n: hoursText(medianHours) })}{' '}
                    <span className="muted">({sampleSize})</span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
