import { parseDeadlineLength } from '../calendar/deadline-length';
import type { DeadlineDefinition, StatusDefinition, Transition, WorkflowDefinition } from './definition';
import { STAY, SYSTEM_PARTY } from './definition';

/** Every status a transition may lead to. */
export function targetsOf<Context, Draft>(from: string, transition: Transition<Context, Draft>): string[] {
  const targets = typeof transition.to === 'string' ? [transition.to] : Object.values(transition.to);
  return [...new Set(targets.map((target) => (target === STAY ? from : target)))];
}

/**
 * Faults of a definition, as sentences; empty when it is sound. Boot refuses a workflow with any of them:
 * unknown or unused statuses, commands and deadlines; statuses that cannot be reached or from which no end can be;
 * a waiting status without an exit or without a deadline; several targets without a decision; a final status with a
 * deadline; lengths nobody can read; a timer that gives a command the status or the system's own hand cannot take.
 */
export function validateWorkflow<Context, Draft>(workflow: WorkflowDefinition<Context, Draft>): string[] {
  const statuses = Object.entries(workflow.statuses);
  return [
    ...openingFaults(workflow),
    ...statuses.flatMap(([name, status]) => statusFaults(workflow, name, status)),
    ...Object.entries(workflow.deadlines).flatMap(([kind, deadline]) =>
      deadlineFaults(workflow, kind, deadline),
    ),
    ...unusedCommands(workflow),
    ...pathFaults(workflow),
  ].map((fault) => `${workflow.type}: ${fault}`);
}

function openingFaults<Context, Draft>(workflow: WorkflowDefinition<Context, Draft>): string[] {
  if (workflow.initial.length === 0) return ['opens in no status'];
  return workflow.initial.flatMap((initial) => {
    const status = workflow.statuses[initial];
    if (!status) return [`initial status ${initial} is unknown`];
    return status.kind === 'final' ? [`opens in the final status ${initial}`] : [];
  });
}

function statusFaults<Context, Draft>(
  workflow: WorkflowDefinition<Context, Draft>,
  name: string,
  status: StatusDefinition<Context, Draft>,
): string[] {
  const faults: string[] = [];
  for (const kind of status.deadlines) {
    if (!workflow.deadlines[kind]) faults.push(`${name} names the unknown deadline ${kind}`);
  }
  for (const [command, transition] of Object.entries(status.on)) {
    if (!workflow.commands[command]) faults.push(`${name} names the unknown command ${command}`);
    if (transition.by.length === 0) faults.push(`${name}.${command} can be given by nobody`);
    if ((typeof transition.to === 'string') === (transition.decide !== undefined)) {
      faults.push(`${name}.${command} needs a decision exactly when it has several targets`);
    }
    for (const target of targetsOf(name, transition)) {
      if (!workflow.statuses[target]) faults.push(`${name}.${command} leads to the unknown status ${target}`);
    }
  }
  const leaves = Object.values(status.on).some((t) => targetsOf(name, t).some((target) => target !== name));
  if (status.kind === 'waiting' && !leaves) faults.push(`${name} waits and has no exit`);
  if (status.kind === 'waiting' && status.deadlines.length === 0)
    faults.push(`${name} waits without a deadline`);
  if (status.kind === 'final' && status.deadlines.length > 0)
    faults.push(`${name} is final and has a deadline`);
  return faults;
}

function deadlineFaults<Context, Draft>(
  workflow: WorkflowDefinition<Context, Draft>,
  kind: string,
  deadline: DeadlineDefinition<Draft>,
): string[] {
  const faults: string[] = [];
  if (!deadline.length && !deadline.date) faults.push(`deadline ${kind} has neither a length nor a date`);
  if (deadline.marks.length === 0)
    faults.push(`deadline ${kind} has no mark: nothing happens when it is missed`);
  for (const length of lengthsOf(deadline)) {
    if (!parseDeadlineLength(length).ok)
      faults.push(`deadline ${kind} has the unreadable length "${length}"`);
  }
  for (const status of deadline.pausedIn) {
    if (!workflow.statuses[status])
      faults.push(`deadline ${kind} stands still in the unknown status ${status}`);
  }
  const inForce = Object.keys(workflow.statuses).filter((name) =>
    workflow.statuses[name]!.deadlines.includes(kind),
  );
  if (inForce.length === 0) faults.push(`deadline ${kind} is in force nowhere`);
  for (const { send } of deadline.marks) {
    if (send === undefined) continue;
    if (!workflow.commands[send]) faults.push(`deadline ${kind} sends the unknown command ${send}`);
    for (const name of inForce) {
      const taken = workflow.statuses[name]!.on[send];
      if (!taken) faults.push(`deadline ${kind} sends ${send}, which ${name} does not take`);
      else if (!taken.by.includes(SYSTEM_PARTY))
        faults.push(`deadline ${kind} sends ${send}, which ${name} takes from people only`);
    }
  }
  return faults;
}

function lengthsOf<Draft>({ length, marks }: DeadlineDefinition<Draft>): string[] {
  const offsets = marks.flatMap(({ at }) => {
    if (typeof at === 'string' || 'share' in at) return [];
    return ['before' in at ? at.before : at.after];
  });
  return [...Object.values(length ?? {}), ...offsets];
}

function unusedCommands<Context, Draft>(workflow: WorkflowDefinition<Context, Draft>): string[] {
  const used = new Set(Object.values(workflow.statuses).flatMap((status) => Object.keys(status.on)));
  return Object.keys(workflow.commands).flatMap((command) =>
    used.has(command) ? [] : [`command ${command} is taken in no status`],
  );
}

/** From the opening every status can be reached, and from every status an end. */
function pathFaults<Context, Draft>(workflow: WorkflowDefinition<Context, Draft>): string[] {
  const names = Object.keys(workflow.statuses);
  const reached = reachableFrom(workflow, workflow.initial);
  const isFinal = (name: string): boolean => workflow.statuses[name]?.kind === 'final';
  return names.flatMap((name) => {
    if (!reached.has(name)) return [`${name} can never be reached`];
    return [...reachableFrom(workflow, [name])].some(isFinal) ? [] : [`no end can be reached from ${name}`];
  });
}

function reachableFrom<Context, Draft>(
  workflow: WorkflowDefinition<Context, Draft>,
  from: readonly string[],
): Set<string> {
  const reached = new Set<string>();
  const open = [...from];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    for (const transition of Object.values(workflow.statuses[name]?.on ?? {}))
      open.push(...targetsOf(name, transition));
  }
  return reached;
}
