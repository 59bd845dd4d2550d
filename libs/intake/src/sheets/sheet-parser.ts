import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { err, ok, type Refusal, type Result } from '#libs/kernel';
import { sheetRefusals } from '../domain/sheet-refusals';
import { SHEET_PROBLEMS, type SheetProblemCode, type SheetRows } from './sheet-problem';

/** From the build, like all that processes start from the folder of the installation. */
const CHILD = join(process.cwd(), 'dist/libs/intake/src/sheets/sheet-child.js');
const PATIENCE_MS = 10_000;
const HEAP_MB = 160;
const MOST_ANSWERED = 16 * 1024 * 1024;
/** Each may take a core and 256 MB. */
const AT_ONCE = 2;

/** Reads sheets in a process of their own: 256 MB, ten seconds, an empty environment. */
@Injectable()
export class SheetParser {
  private running = 0;

  async parse(bytes: Buffer): Promise<Result<SheetRows, Refusal>> {
    if (this.running >= AT_ONCE) return err(sheetRefusals.BUSY);
    this.running++;
    try {
      const answer = await this.ask(bytes);
      return 'rows' in answer ? ok(answer.rows) : err(sheetRefusals[answer.problem]);
    } finally {
      this.running--;
    }
  }

  private ask(bytes: Buffer): Promise<{ rows: SheetRows } | { problem: SheetProblemCode }> {
    return new Promise((resolve) => {
      const child = spawn(process.execPath, [`--max-old-space-size=${HEAP_MB}`, CHILD], {
        env: {},
        stdio: ['pipe', 'pipe', 'ignore'],
      });
      const end = (answer: { rows: SheetRows } | { problem: SheetProblemCode }): void => {
        clearTimeout(timer);
        child.kill('SIGKILL');
        resolve(answer);
      };
      const timer = setTimeout(() => end({ problem: 'TOO_SLOW' }), PATIENCE_MS);
      const pieces: Buffer[] = [];
      let length = 0;
      child.stdout.on('data', (piece: Buffer) => {
        pieces.push(piece);
        length += piece.length;
        if (length > MOST_ANSWERED) end({ problem: 'TOO_LARGE_INSIDE' });
      });
      child.on('error', () => end({ problem: 'BROKEN' }));
      // killed by its memory limit it says nothing
      child.on('close', (code) =>
        end(code === 0 ? read(Buffer.concat(pieces)) : { problem: 'TOO_LARGE_INSIDE' }),
      );
      // it may end before it has read all
      child.stdin.on('error', () => undefined);
      child.stdin.end(bytes);
    });
  }
}

/** What the child says is not believed either. */
function read(output: Buffer): { rows: SheetRows } | { problem: SheetProblemCode } {
  try {
    const said = JSON.parse(output.toString('utf8')) as { rows?: unknown; problem?: unknown };
    if (Array.isArray(said.rows))
      return { rows: said.rows.map((row) => (Array.isArray(row) ? row.map((cell) => String(cell)) : [])) };
    return { problem: SHEET_PROBLEMS.find((code) => code === said.problem) ?? 'BROKEN' };
  } catch {
    return { problem: 'BROKEN' };
  }
}
