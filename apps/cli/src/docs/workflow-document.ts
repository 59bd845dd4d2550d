import {
  describeLength,
  parseDeadlineLength,
  STAY,
  text,
  unwrap,
  type DeadlineMark,
  type Text,
  type Transition,
} from '#libs/kernel';
import { PARTIES, type OrderContext, type OrderWorkflow, type ServiceOrder } from '#libs/orders';
import { both, code, table } from './markdown';
import { PARTY_TEXT } from './parties';
import { isTimed, stateDiagram } from './state-diagram';

/** A workflow as people read it: its diagram, who may do what in each status, and its deadlines. Nothing of it is written by hand. */
export function workflowDocument(workflow: OrderWorkflow): string {
  const { mermaid, leftOut } = stateDiagram(workflow);
  const shared = leftOut.map(
    ({ command, to, from }) =>
      `- ${code(command)} ${name(workflow, command)} → ${code(to)}: ${from.map(code).join(' ')}`,
  );
  return `<!-- 由 docs:write 从 libs/workflows/src/${workflow.type} 生成，请勿手改 · generated from there by docs:write: change the table, not this file -->

# ${workflow.title.zh} · ${workflow.title.en}

${Object.keys(workflow.statuses).length} 个状态 · statuses, ${Object.keys(workflow.commands).length} 个命令 · commands, ${Object.keys(workflow.deadlines).length} 个时限 · deadlines.
⏱ = 到时限由系统发出 · given by a timer.

## 状态图 · Diagram

\`\`\`mermaid
${mermaid}
\`\`\`

${shared.length > 0 ? `图中省略 · left out of the picture:\n\n${shared.join('\n')}\n` : ''}
## 状态 · Statuses

${statusTable(workflow)}

## 谁能办什么 · Who may do what

${Object.entries(workflow.statuses)
  .map(
    ([status, { text: words, on }]) =>
      `### ${status} ${words.zh} · ${words.en}\n\n${stepTable(workflow, on)}`,
  )
  .join('\n\n')}

## 时限 · Deadlines

工作时间、节假日和长度都可由街道、服务项目另行配置 · a street and an item may set lengths of their own.

${deadlineTable(workflow)}

## 各方 · Parties

${table(
  ['', '中文 · English'],
  PARTIES.map((party) => [code(party), both(PARTY_TEXT[party])]),
)}
`;
}

const name = (workflow: OrderWorkflow, command: string): string => {
  const { zh, en } = workflow.commands[command]!.text;
  return `${zh} ${en}`;
};

const statusTable = ({ statuses }: OrderWorkflow): string =>
  table(
    ['状态 · status', '中文 · English', '', '下一步 · next step', '时限 · deadlines'],
    Object.entries(statuses).map(([status, { text: words, kind, nextStep, deadlines }]) => [
      code(status),
      both(words),
      kind === 'final' ? '终 · end' : '',
      both(nextStep),
      deadlines.map(code).join(' '),
    ]),
  );

type Steps = OrderWorkflow['statuses'][string]['on'];

function stepTable(workflow: OrderWorkflow, on: Steps): string {
  if (Object.keys(on).length === 0) return '没有命令 · no commands.';
  return table(
    ['命令 · command', '中文 · English', '谁 · by', '到 · to', '条件 · guards'],
    Object.entries(on).map(([command, step]) => [
      code(command) + (isTimed(workflow, command) ? ' ⏱' : ''),
      both(workflow.commands[command]!.text),
      step.by.join(' '),
      targets(step),
      (step.guards ?? []).map((guard) => guard.name).join(' '),
    ]),
  );
}

function targets({ to }: Transition<OrderContext, ServiceOrder>): string {
  const shown = (target: string): string => (target === STAY ? '·' : code(target));
  if (typeof to === 'string') return shown(to);
  return Object.entries(to)
    .map(([outcome, target]) => (outcome === target ? shown(target) : `${outcome} → ${shown(target)}`))
    .join('<br>');
}

const deadlineTable = ({ deadlines }: OrderWorkflow): string =>
  table(
    [
      '时限 · deadline',
      '从何时起 · counts from',
      '普通 · normal',
      '紧急 · urgent',
      '复杂 · complex',
      '暂停于 · stands still in',
      '到时 · what happens',
    ],
    Object.entries(deadlines).map(([kind, { text: words, countsFrom, length, pausedIn, marks }]) => [
      `${code(kind)}<br>${both(words)}`,
      both(countsFrom),
      length ? inWords(length.normal) : both(text('写明的日期', 'its own date')),
      length ? inWords(length.urgent) : '',
      length?.complex ? inWords(length.complex) : '',
      pausedIn.join(' '),
      marks.map(markInWords).join('<br>'),
    ]),
  );

function inWords(length: string): string {
  const parsed = unwrap(parseDeadlineLength(length));
  return both({ zh: describeLength(parsed, 'zh'), en: describeLength(parsed, 'en') });
}

function markInWords({ at, light, send, tell, text: words }: DeadlineMark): string {
  const lamp = light ? { GREEN: '🟢', YELLOW: '🟡', RED: '🔴' }[light] : '';
  const told = tell.length > 0 ? ` → ${tell.join(' ')}` : '';
  const { zh, en } = whenInWords(at);
  return `**${zh} · ${en}**: ${lamp}${words.zh} · ${words.en}${send ? ` (${code(send)})` : ''}${told}`;
}

function whenInWords(at: DeadlineMark['at']): Text {
  if (at === 'due') return text('到期', 'due');
  if ('share' in at) return text(`${Math.round(at.share * 100)}% 时`, `at ${Math.round(at.share * 100)}%`);
  const [length, before] = 'before' in at ? [at.before, true] : [at.after, false];
  const parsed = unwrap(parseDeadlineLength(length));
  const [zh, en] = [describeLength(parsed, 'zh'), describeLength(parsed, 'en')];
  return before ? text(`到期前 ${zh}`, `${en} before`) : text(`到期后 ${zh}`, `${en} after`);
}
