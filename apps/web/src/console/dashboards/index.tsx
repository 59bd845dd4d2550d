import { Dashboard } from '../../dashboards/dashboard';
import { useOffice } from '../place';

/** 看板: the figures of the place looked at; its parts open theirs. */
export function DashboardsPage() {
  const { place, goTo } = useOffice();
  return <Dashboard path={place.path} onPlace={goTo} />;
}
