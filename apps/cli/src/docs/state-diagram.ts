import { targetsOf, type Text } from '#libs/kernel';
import type { OrderWorkflow } from '#libs/orders';

/** A step taken in so many statuses, always to the same one, would only tangle the picture. */
const EVERYWHERE = 5;

export interface Diagram {
  readonly mermaid: string;
  /** Steps left out of the picture: command, where it leads, from how many statuses. */
  readonly leftOut: readonly { command: string; to: string; from: readonly string[] }[];
}

/** The workflow as a Mermaid state diagram. Steps that stay where they are, are left to the tables. */
export function stateDiagram(workflow: OrderWorkflow): Diagram {
  const edges = Object.entries(workflow.statuses).flatMap(([from, { on }]) =>
    Object.entries(on).flatMap(([command, transition]) =>
      targetsOf(from, transition)
        .filter((to) => to !== from)
        .map((to) => ({ from, to, command, timed: isTimed(workflow, command) })),
    ),
  );
  const shared = [...new Set(edges.map(({ command, to }) => `${command} ${to}`))].flatMap((key) => {
    const [command, to] = key.split(' ') as [string, string];
    const from = edges.filter((edge) => edge.command === command && edge.to === to).map((edge) => edge.from);
    return from.length >= EVERYWHERE ? [{ command, to, from }] : [];
  });
  const drawn = edges.filter(
    ({ command, to }) => !shared.some((edge) => edge.command === command && edge.to === to),
  );
  const ways = new Map<string, string[]>();
  for (const { from, to, command, timed } of drawn) {
    const label = plain(workflow.commands[command]!.text) + (timed ? ' ⏱' : '');
    ways.set(`${from} --> ${to}`, [...(ways.get(`${from} --> ${to}`) ?? []), label]);
  }
  const lines = [
    ...Object.entries(workflow.statuses).map(
      ([name, status]) => `state "${status.text.zh} ${name}" as ${name}`,
    ),
    ...workflow.initial.map((name) => `[*] --> ${name}`),
    ...[...ways].map(([way, labels]) => `${way}: ${[...new Set(labels)].join(' / ')}`),
    ...Object.entries(workflow.statuses).flatMap(([name, { kind }]) =>
      kind === 'final' ? [`${name} --> [*]`] : [],
    ),
  ];
  return { mermaid: ['stateDiagram-v2', ...lines.map((line) => `  ${line}`)].join('\n'), leftOut: shared };
}

/** Whether a timer gives the command. */
export const isTimed = (workflow: OrderWorkflow, command: string): boolean =>
  Object.values(workflow.deadlines).some(({ marks }) => marks.some(({ send }) => send === command));

/** Mermaid ends a label at a colon or a semicolon. */
const plain = ({ zh, en }: Text): string => `${zh} ${en}`.replace(/[:;：；]/g, ',');
