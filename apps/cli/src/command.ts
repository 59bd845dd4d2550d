/** One command of the product's command line; each lives in a file of its own in `commands/`. */
export interface Command {
  /** As typed: `migrations:check`. */
  readonly name: string;
  /** One line for the list of commands, Chinese · English. */
  readonly describe: string;
  /** @returns the exit code; nothing means 0. A thrown error ends the process with 1 and its message. */
  run(args: readonly string[]): Promise<number | void>;
}
