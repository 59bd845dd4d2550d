import fs from 'node:fs';
import path from 'node:path';
import { finding } from './finding.mjs';

/** Invariants 10 and 11: nobody saw another street's order; no canary got out. */
export async function checkPrivacy({ installation, history }) {
  const seen = history.attempts.filter(({ kind, type }) => kind === 'spy' && type === 'ok');
  const { canaries } = installation.world;
  const files = filesUnder(installation.home).filter((file) => /\.log$|redis/.test(file));
  const leaks = files.flatMap((file) => {
    const text = fs.readFileSync(file, 'utf8');
    return canaries.some((canary) => text.includes(canary)) ? [path.basename(file)] : [];
  });
  const rows = await installation.services.query(STORED);
  const stored = rows.flatMap(({ place, text }) =>
    canaries.some((canary) => text?.includes(canary)) ? [place] : [],
  );
  return [
    finding(
      10,
      'an order was shown to another street',
      seen.map(({ id }) => id),
    ),
    finding(11, 'a canary is in a log or in Redis', leaks),
    finding(11, 'a canary is in an event, an answer or the record', [...new Set(stored)]),
  ];
}

const STORED = `
SELECT 'outbox_events' AS place, payload::text AS text FROM outbox_events
UNION ALL SELECT 'timeline_entries', data::text FROM timeline_entries
UNION ALL SELECT 'idempotency_keys', answer::text FROM idempotency_keys
UNION ALL SELECT 'notices', params::text FROM notices
UNION ALL SELECT 'last_error', last_error FROM event_deliveries WHERE last_error IS NOT NULL`;

function filesUnder(directory) {
  return fs.readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(directory, entry.name);
    if (entry.isDirectory()) return entry.name === 'postgres' ? [] : filesUnder(full);
    return [full];
  });
}
