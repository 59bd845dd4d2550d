import type { Transition, WorkflowDefinition } from './definition';
import { STAY } from './definition';

/** Every status a transition may lead to. */
export function targetsOf<Context, Draft>(from: string, transition: Transition<Context, Draft>): string[] {
  const targets = typeof transition.to === 'string' ? [transition.to] : Object.values(transition.to);
  return [...new Set(targets.map((target) => (target === STAY ? from : target)))];
}

/**
 * Faults of a definition, as sentences; empty when it is sound. Boot refuses a workflow with any of them:
 * unknown statuses, commands or deadlines; unreachable statuses; a waiting status without an exit that needs no person
 * or without a deadline; several targets without a decision; a final status with a deadline that moves it.
 */
export function validateWorkflow<Context, Draft>(workflow: WorkflowDefinition<Context, Draft>): string[] {
  const faults: string[] = [];
  const statuses = Object.keys(workflow.statuses);
  const say = (fault: string) => faults.push(`${workflow.type}: ${fault}`);

  for (const initial of workflow.initial) {
    if (!workflow.statuses[initial]) say(`initial status ${initial} is unknown`);
  }
  for (const [name, status] of Object.entries(workflow.statuses)) {
    for (const kind of status.deadlines) {
      if (!workflow.deadlines[kind]) say(`${name} names the unknown deadline ${kind}`);
    }
    for (const [command, transition] of Object.entries(status.on)) {
      if (!workflow.commands[command]) say(`${name} names the unknown command ${command}`);
      if (transition.by.length === 0) say(`${name}.${command} can be given by nobody`);
      if ((typeof transition.to === 'string') === (transition.decide !== undefined)) {
        say(`${name}.${command} needs a decision exactly when it has several targets`);
      }
      for (const target of targetsOf(name, transition)) {
        if (!workflow.statuses[target]) say(`${name}.${command} leads to the unknown status ${target}`);
      }
    }
    const leaves = Object.entries(status.on).some(([, t]) => targetsOf(name, t).some((target) => target !== name));
    if (status.kind === 'waiting' && !leaves) say(`${name} waits and has no exit`);
    if (status.kind === 'waiting' && status.deadlines.length === 0) say(`${name} waits without a deadline`);
  }
  for (const [kind, deadline] of Object.entries(workflow.deadlines)) {
    if (!deadline.length && !deadline.date) say(`deadline ${kind} has neither a length nor a date`);
    if (deadline.marks.length === 0) say(`deadline ${kind} has no mark: nothing happens when it is missed`);
    for (const mark of deadline.marks) {
      if (mark.send && !workflow.commands[mark.send]) say(`deadline ${kind} sends the unknown command ${mark.send}`);
    }
    const inForce = statuses.filter((name) => workflow.statuses[name]!.deadlines.includes(kind));
    if (inForce.length === 0) say(`deadline ${kind} is in force nowhere`);
    for (const mark of deadline.marks) {
      for (const name of inForce) {
        if (mark.send && !workflow.statuses[name]!.on[mark.send]) {
          say(`deadline ${kind} sends ${mark.send}, which ${name} does not take`);
        }
      }
    }
  }
  const reached = reachableFrom(workflow);
  for (const name of statuses) if (!reached.has(name)) say(`${name} can never be reached`);
  return faults;
}

function reachableFrom<Context, Draft>(workflow: WorkflowDefinition<Context, Draft>): Set<string> {
  const reached = new Set<string>();
  const open = [...workflow.initial];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    for (const transition of Object.values(workflow.statuses[name]?.on ?? {})) open.push(...targetsOf(name, transition));
  }
  return reached;
}
