import { inputOf } from '#libs/orders';
import { effect } from './effect';

const without = (open: readonly string[] | undefined, answered: string): string[] =>
  (open ?? []).filter((one) => one !== answered);

/** The order remembers what waits for an answer, so that screens offer the answer only then. */
export const noteRemark = effect('noteRemark', (order, context) => {
  order.details.openRemarks = [
    ...(order.details.openRemarks ?? []),
    inputOf(context, 'remarkOrder').remarkId,
  ];
});
export const answerRemark = effect('answerRemark', (order, context) => {
  order.details.openRemarks = without(
    order.details.openRemarks,
    inputOf(context, 'acknowledgeRemark').remarkId,
  );
});

export const noteIncident = effect('noteIncident', (order, context) => {
  const { incidentId } = inputOf(context, 'reportIncident');
  order.details.openIncidents = [...(order.details.openIncidents ?? []), incidentId];
});
export const settleIncident = effect('settleIncident', (order, context) => {
  const { incidentId, closed } = inputOf(context, 'handleIncident');
  if (closed) order.details.openIncidents = without(order.details.openIncidents, incidentId);
});

export const answerSupervision = effect('answerSupervision', (order, context) => {
  order.details.openSupervision = without(
    order.details.openSupervision,
    inputOf(context, 'acknowledgeSupervision').key,
  );
});
