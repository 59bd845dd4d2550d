import { WORKFLOWS } from '#libs/workflows';
import { stateDiagram } from './state-diagram';
import { workflowDocument } from './workflow-document';

describe.each(WORKFLOWS.map((workflow) => [workflow.type, workflow] as const))(
  'the document of %s',
  (_, workflow) => {
    const document = workflowDocument(workflow);
    const { mermaid, leftOut } = stateDiagram(workflow);

    it('names every status, command and deadline, in Chinese and English', () => {
      for (const [name, { text }] of [
        ...Object.entries(workflow.statuses),
        ...Object.entries(workflow.commands),
        ...Object.entries(workflow.deadlines),
      ]) {
        expect(document).toContain(`\`${name}\``);
        expect(document).toContain(text.zh);
        expect(document).toContain(text.en);
      }
    });

    it('draws every status, and a way into and out of each that has one', () => {
      for (const [name, { kind }] of Object.entries(workflow.statuses)) {
        expect(mermaid).toContain(`as ${name}\n`);
        const isEntered = mermaid.includes(`--> ${name}`) || leftOut.some(({ to }) => to === name);
        expect([name, isEntered]).toEqual([name, true]);
        expect([name, mermaid.includes(`${name} --> `)]).toEqual([name, true]);
        expect(mermaid.includes(`${name} --> [*]`)).toBe(kind === 'final');
      }
    });

    it('has no label that Mermaid would cut off', () => {
      for (const line of mermaid.split('\n').filter((drawn) => drawn.includes(' --> '))) {
        expect(line.split(':').length).toBeLessThanOrEqual(2);
        expect(line).not.toContain(';');
      }
    });

    it('has tables of as many cells in each row as in their head', () => {
      const rows = document
        .split('\n')
        .map((line) => (line.startsWith('|') ? line.split(/(?<!\\)\|/).length : 0));
      rows.forEach((cells, i) => {
        if (cells > 0 && rows[i - 1]! > 0) expect(cells).toBe(rows[i - 1]);
      });
    });
  },
);
