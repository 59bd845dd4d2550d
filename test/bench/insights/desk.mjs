import { fork } from 'node:child_process';
import { inProject } from '../../../scripts/lib/project.mjs';

/** Opens `desk.cjs` on a database. `ask` gives it a task and waits for the answer. */
export async function openDesk(services, database) {
  const child = fork(inProject('test/bench/insights/desk.cjs'), {
    cwd: services.home,
    // whole tables are gone through: an answer may take minutes
    env: { ...services.envOf(database, 'app'), STATEMENT_TIMEOUT_MS: '600000' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const answer = () =>
    new Promise((resolve, reject) => {
      const ended = (code) => reject(new Error(`the bench's desk ended (exit code ${code})`));
      child.once('exit', ended);
      child.once('message', (message) => {
        child.off('exit', ended);
        if (message.error) reject(new Error(message.error));
        else resolve(message.answer);
      });
    });
  await answer();
  return {
    ask(task, input) {
      child.send({ task, input });
      return answer();
    },
    close: () => child.kill(),
  };
}
