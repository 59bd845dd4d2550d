import { parseArgs } from 'node:util';
import { Presets, SingleBar } from 'cli-progress';
import { AuditVerifier, type AuditScope } from '#libs/timeline';
import { commandDataSource } from '../data-source';
import { TIMELINE_OWNERS } from '../timeline-owners';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * `npm run audit:verify [-- --street <id> | --subject <id>]`: recomputes the record's hash chains.
 * Answers the exit code: 0 whole, 1 a fault was found, 2 the arguments were not understood.
 */
export async function auditVerify(databaseUrl: string, args: readonly string[]): Promise<number> {
  const scope = scopeOf(args);
  if (!scope) {
    console.error('用法 · usage: npm run audit:verify [-- --street <uuid> | --subject <uuid>]');
    return 2;
  }
  const dataSource = await commandDataSource(databaseUrl).initialize();
  const bar = new SingleBar(
    { format: '留痕 {bar} {value}/{total} · {rate}/s', hideCursor: true, clearOnComplete: true },
    Presets.shades_classic,
  );
  try {
    const begun = performance.now();
    const perSecond = (entries: number) => Math.round(entries / ((performance.now() - begun) / 1000));
    bar.start(0, 0, { rate: 0 });
    const report = await new AuditVerifier(dataSource, TIMELINE_OWNERS).verify(
      scope,
      ({ entries, total }) => {
        bar.setTotal(total);
        bar.update(entries, { rate: perSecond(entries) });
      },
    );
    bar.stop();
    console.log(
      `verified · 已核验 ${report.entries} entries · 条 of ${report.subjects} subjects · 个对象, ${perSecond(report.entries)} rows/s`,
    );
    if (report.fault) {
      const { subjectType, subjectId, seq, reason } = report.fault;
      console.log(
        `FAULT · 异常: ${subjectType} ${subjectId} seq ${seq}: ${reason} (libs/timeline/README.md)`,
      );
    }
    console.log(
      `RESULT entries=${report.entries} subjects=${report.subjects} faults=${report.fault ? 1 : 0}`,
    );
    return report.fault ? 1 : 0;
  } finally {
    bar.stop();
    await dataSource.destroy();
  }
}

function scopeOf(args: readonly string[]): AuditScope | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { street: { type: 'string' }, subject: { type: 'string' } },
    });
    const id = values.street ?? values.subject;
    if (id === undefined) return { kind: 'all' };
    if (!UUID.test(id) || (values.street && values.subject)) return null;
    return values.street ? { kind: 'street', streetId: id } : { kind: 'subject', subjectId: id };
  } catch {
    return null;
  }
}
