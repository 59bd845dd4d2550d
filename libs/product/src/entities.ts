import { Check } from 'typeorm';
import { CATALOGUE_ENTITIES } from '#libs/catalogue';
import { EVALUATION_ENTITIES } from '#libs/evaluations';
import { EXPORT_ENTITIES } from '#libs/exports';
import { INSIGHT_ENTITIES } from '#libs/insights';
import { INTAKE_ENTITIES } from '#libs/intake';
import { NOTIFICATION_ENTITIES } from '#libs/notifications';
import { ORDER_ENTITIES, ServiceOrderEntity } from '#libs/orders';
import { ORGANIZATION_ENTITIES } from '#libs/organizations';
import { OVERSIGHT_ENTITIES } from '#libs/oversight';
import { PEOPLE_ENTITIES } from '#libs/people';
import { PLATFORM_ENTITIES } from '#libs/platform';
import { TIMELINE_ENTITIES } from '#libs/timeline';
import { WORKFLOWS } from '#libs/workflows';

// The database knows the statuses, too. They are the workflows' own, which the entity cannot import; here both meet.
Check('service_orders_status_known', knownStatuses())(ServiceOrderEntity);

/** Every table of the product. The schema migration is generated from this list, one line per lib. */
export const ENTITIES = [
  ...PLATFORM_ENTITIES,
  ...ORGANIZATION_ENTITIES,
  ...PEOPLE_ENTITIES,
  ...TIMELINE_ENTITIES,
  ...CATALOGUE_ENTITIES,
  ...ORDER_ENTITIES,
  ...EVALUATION_ENTITIES,
  ...OVERSIGHT_ENTITIES,
  ...NOTIFICATION_ENTITIES,
  ...INSIGHT_ENTITIES,
  ...EXPORT_ENTITIES,
  ...INTAKE_ENTITIES,
];

function knownStatuses(): string {
  return WORKFLOWS.map(({ type, statuses }) => {
    const list = Object.keys(statuses).map((status) => `'${status}'`);
    return `(workflow = '${type}' AND status IN (${list.join(', ')}))`;
  }).join(' OR ');
}
