import type { Text } from '#libs/kernel';

/** One cell in both languages. */
export const both = ({ zh, en }: Text): string => (zh === en ? zh : `${zh}<br>${en}`);

export const code = (name: string): string => `\`${name}\``;

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|') || '–').join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
