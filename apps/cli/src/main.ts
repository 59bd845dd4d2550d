import 'reflect-metadata';
import type { Command } from './command';
import { COMMANDS } from './commands';

async function main([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || ['help', '--help', '-h'].includes(name)) {
    console.log(`用法 · usage: <command> [arguments]\n\n${list(COMMANDS)}`);
    return name === undefined ? 2 : 0;
  }
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (!command) {
    console.error(
      `没有 “${name}” 这个命令 · there is no command "${name}". Choose one of · 可用命令:\n\n${list(COMMANDS)}`,
    );
    return 2;
  }
  return (await command.run(args)) ?? 0;
}

function list(commands: readonly Command[]): string {
  return commands.map(({ name, describe }) => `  ${name.padEnd(20)} ${describe}`).join('\n');
}

main(process.argv.slice(2)).then(
  (exitCode) => process.exit(exitCode),
  (error: unknown) => {
    // a message is written for people; a stack only where someone asks for it
    console.error(process.env.DEBUG ? error : error instanceof Error ? error.message : String(error));
    process.exit(1);
  },
);
