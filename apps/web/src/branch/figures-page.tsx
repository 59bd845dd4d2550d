import { Dashboard } from '../dashboards/dashboard';
import { LinkButton } from '../shared/ui/button';
import { useOrganization } from './membership';
import { words } from './texts';

/** What the organisation itself has done; without raters' names, and without figures so small that one could guess. */
export function FiguresPage() {
  return (
    <div className="stack">
      <p>
        <LinkButton href="/assessments">{words('assessmentsOwn')}</LinkButton>
      </p>
      <Dashboard organizationId={useOrganization().id} />
    </div>
  );
}
