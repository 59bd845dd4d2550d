import type { DashboardPageQuery } from '../generated/graphql';
import { Button } from '../shared/ui/button';
import { Card } from '../shared/ui/card';
import { percent } from './numbers';
import { words } from './texts';

type Places = DashboardPageQuery['dashboard']['places'];

interface PlacesCardProps {
  readonly places: Places;
  readonly onOpen: (organizationId: string) => void;
}

/** The level below, side by side; each opens its own dashboard. */
export function PlacesCard({ places, onOpen }: PlacesCardProps) {
  const [first] = places;
  if (!first) return null;
  return (
    <Card className="stack tight">
      <h2>{words('places')}</h2>
      <div className="dash-scroll" tabIndex={0} role="region" aria-label={words('places')}>
        <table className="dash-table">
          <thead>
            <tr>
              <th scope="col">{words('organization')}</th>
              {first.tiles.map(({ definition }) => (
                <th scope="col" className="number" key={definition.key}>
                  {definition.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {places.map(({ organizationId, name, tiles }) => (
              <tr key={organizationId}>
                <th scope="row">
                  <Button weight="plain" onClick={() => onOpen(organizationId)}>
                    {name}
                  </Button>
                </th>
                {tiles.map(({ definition, value, denominator }) => (
                  <td className="number" key={definition.key}>
                    {percent(value)} <span className="muted">({denominator})</span>
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
