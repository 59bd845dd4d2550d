import type { DashboardPageQuery } from '../generated/graphql';
import { Card } from '../shared/ui/card';
import { Select } from '../shared/ui/field';
import { percent } from './numbers';
import { words } from './texts';
import type { View } from './view';

type Dashboard = DashboardPageQuery['dashboard'];
const KINDS = ['BRANCH', 'SERVICE_TEAM', 'GENERAL_BRANCH', 'REPORTING_IN_UNIT', 'MASS_ORGANIZATION'] as const;
const BY = ['GOOD', 'SATISFACTION', 'RESPONSE', 'RESOLUTION', 'ON_TIME'] as const;

/** Like with like, by the Wilson bound; small samples are shown and not ranked. */
export function RankingCard({ dashboard, view }: { readonly dashboard: Dashboard; readonly view: View }) {
  const names = new Map(dashboard.tiles.map(({ definition }) => [definition.key, definition.name]));
  return (
    <Card className="stack tight">
      <h2>{words('ranking')}</h2>
      <p className="muted">{words('rankHint')}</p>
      <div className="dash-bar">
        <Select
          label={words('kind')}
          value={view.kind}
          onChange={({ target }) => view.set({ kind: target.value })}
        >
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {words(`kind${kind}`)}
            </option>
          ))}
        </Select>
        <Select
          label={words('rankBy')}
          value={view.rankBy}
          onChange={({ target }) => view.set({ by: target.value })}
        >
          {BY.filter((key) => names.has(key)).map((key) => (
            <option key={key} value={key}>
              {names.get(key)}
            </option>
          ))}
        </Select>
      </div>
      {dashboard.ranking.length === 0 ? (
        <p className="muted">{words('noRanking')}</p>
      ) : (
        <div className="dash-scroll" tabIndex={0} role="region" aria-label={words('ranking')}>
          <table className="dash-table">
            <thead>
              <tr>
                <th scope="col">{words('rank')}</th>
                <th scope="col">{words('organization')}</th>
                <th scope="col" className="number">
                  {words('rate')}
                </th>
                <th scope="col" className="number">
                  {words('bounds')}
                </th>
                <th scope="col" className="number">
                  {words('n')}
                </th>
              </tr>
            </thead>
            <tbody>
              {dashboard.ranking.map(
                ({ organizationId, name, rank, value, lower, upper, sampleSize, sampleTooSmall }) => (
                  <tr key={organizationId}>
                    <td>{rank ?? (sampleTooSmall ? words('smallSample') : '–')}</td>
                    <th scope="row">{name}</th>
                    <td className="number">{percent(value)}</td>
                    <td className="number">
                      {percent(lower)}–{percent(upper)}
                    </td>
                    <td className="number">{sampleSize}</td>
                  </tr>
                ),
              )}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}
