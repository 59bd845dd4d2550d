import { HEARD_EVENTS } from '#libs/insights';
import { WORKFLOWS } from '#libs/workflows';

/** After these an order's figures are what they were. A new event must be put on one side or the other. */
const WITHOUT_EFFECT = [
  'AssignmentAccepted',
  'AssignmentDeclined',
  'AssignmentOffered',
  'DepartmentsSummoned',
  'ExtensionRequested',
  'IncidentHandled',
  'IncidentReported',
  'LineJoined',
  'LineLeft',
  'MaterialCostAgreed',
  'MaterialCostDeclined',
  'MaterialCostProposed',
  'MaterialCostWithdrawn',
  'NoteAdded',
  'OrderRemarked',
  'OrderUrged',
  'ReceiptAcknowledged',
  'ServiceInterrupted',
  'ConfirmationSilent',
  'PlaceOffered',
  'RemarkAcknowledged',
  'SupervisionAcknowledged',
];

it('the figures hear every event of an order that may change them', () => {
  const told = WORKFLOWS.flatMap(({ commands, statuses }) => [
    ...Object.values(commands).map(({ event }) => event),
    ...Object.values(statuses).flatMap(({ entered }) => entered ?? []),
  ]);
  const known = new Set([...HEARD_EVENTS, ...WITHOUT_EFFECT]);
  expect([...new Set(told)].filter((event) => !known.has(event)).sort()).toEqual([]);
});

it('no event is both heard and without effect', () => {
  expect(WITHOUT_EFFECT.filter((event) => HEARD_EVENTS.includes(event))).toEqual([]);
});
