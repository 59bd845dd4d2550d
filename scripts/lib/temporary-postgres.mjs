import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startPostgres, throwawaySettings } from './embedded-postgres.mjs';

/** An empty, fast PostgreSQL on a directory of its own that is gone after `stop()`. */
export async function startTemporaryPostgres() {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'supermarket-postgres-'));
  fs.chmodSync(home, 0o755); // the unprivileged account has to cross it
  const postgres = await startPostgres({
    dataDir: path.join(home, 'data'),
    logFile: path.join(home, 'postgres.log'),
    settings: throwawaySettings,
  });
  return {
    ...postgres,
    stop: async () => {
      await postgres.stop();
      fs.rmSync(home, { recursive: true, force: true });
    },
  };
}
