import type { DashboardPageQuery } from '../generated/graphql';
import { Card } from '../shared/ui/card';
import { words } from './texts';

type Cells = DashboardPageQuery['dashboard']['unmetDemand'];

/** Category × community of what was not caught: a table whose colour says what its numbers say. */
export function HeatMap({ cells }: { readonly cells: Cells }) {
  const communities = [...new Map(cells.map((cell) => [cell.communityId, cell.community]))];
  const categories = [...new Map(cells.map((cell) => [cell.category, cell.categoryName]))];
  const at = new Map(cells.map((cell) => [`${cell.category}/${cell.communityId}`, cell]));
  const most = Math.max(1, ...cells.map((cell) => cell.fellThrough));
  if (cells.every((cell) => cell.fellThrough === 0))
    return (
      <Card>
        <h2>{words('unmet')}</h2>
        <p className="muted">{words('noUnmet')}</p>
      </Card>
    );
  return (
    <Card className="stack tight">
      <h2>{words('unmet')}</h2>
      <p className="muted">{words('unmetHint')}</p>
      <div className="dash-scroll" tabIndex={0} role="region" aria-label={words('unmet')}>
        <table className="dash-table heat">
          <thead>
            <tr>
              <th scope="col">{words('category')}</th>
              {communities.map(([id, name]) => (
                <th scope="col" className="number" key={id}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {categories.map(([category, name]) => (
              <tr key={category}>
                <th scope="row">{name}</th>
                {communities.map(([id]) => {
                  const cell = at.get(`${category}/${id}`);
                  return (
                    <td
                      key={id}
                      className={`number heat-${cell ? Math.ceil((cell.fellThrough / most) * 3) : 0}`}
                    >
                      {cell ? `${cell.fellThrough} / ${cell.accepted}` : '–'}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
