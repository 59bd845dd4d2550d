import type { WorkflowDefinition } from './definition';
import { validateWorkflow } from './validate';

/** The workflows the product runs, by type. Building it fails, with every fault named, when one is unsound. */
export class WorkflowRegistry<Context, Draft> {
  private readonly byType: ReadonlyMap<string, WorkflowDefinition<Context, Draft>>;

  constructor(workflows: readonly WorkflowDefinition<Context, Draft>[]) {
    const faults = workflows.flatMap((workflow) => validateWorkflow(workflow));
    const types = workflows.map((workflow) => workflow.type);
    for (const type of new Set(types.filter((t, i) => types.indexOf(t) !== i)))
      faults.push(`workflow ${type} is defined twice`);
    if (faults.length > 0) throw new Error(`unsound workflows:\n${faults.join('\n')}`);
    this.byType = new Map(workflows.map((workflow) => [workflow.type, workflow]));
  }

  get(type: string): WorkflowDefinition<Context, Draft> {
    const workflow = this.byType.get(type);
    if (!workflow) throw new Error(`no workflow of type ${type}`);
    return workflow;
  }

  all(): WorkflowDefinition<Context, Draft>[] {
    return [...this.byType.values()];
  }
}
