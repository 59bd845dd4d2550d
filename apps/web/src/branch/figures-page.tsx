import { Dashboard } from '../dashboards/dashboard';
import { useOrganization } from './membership';

/** What the organisation itself has done; without raters' names, and without figures so small that one could guess. */
export function FiguresPage() {
  return <Dashboard organizationId={useOrganization().id} />;
}
