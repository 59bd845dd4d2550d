import type { DataSource, QueryRunner } from 'typeorm';
import { text } from '#libs/kernel';
import { AuditVerifier } from '#libs/timeline';
import { TIMELINE_OWNERS } from '../timeline-owners';
import { DELIVERY_INVARIANTS } from './delivery-invariants';
import { EVALUATION_INVARIANTS } from './evaluation-invariants';
import type { Invariant } from './invariant';
import { ORDER_INVARIANTS } from './order-invariants';
import { SESSION_INVARIANTS } from './session-invariants';
import { TIMELINE_INVARIANTS } from './timeline-invariants';
import { TIMER_INVARIANTS } from './timer-invariants';

/** How one invariant was found; `sample` names up to five of what broke it, lowest first. */
export interface Finding {
  readonly name: string;
  readonly broken: number;
  readonly sample: string[];
}

const SQL_INVARIANTS: readonly Invariant[] = [
  ...ORDER_INVARIANTS,
  ...TIMER_INVARIANTS,
  ...SESSION_INVARIANTS,
  ...EVALUATION_INVARIANTS,
  ...TIMELINE_INVARIANTS,
  ...DELIVERY_INVARIANTS,
];

/** The one that SQL cannot compute. */
const CHAIN = {
  name: 'timeline-chain',
  sentence: text('留痕的哈希链完整', 'the hash chains of all timelines verify'),
};

/** Every invariant with its sentence, in the order of the findings. */
export const INVARIANTS: readonly Pick<Invariant, 'name' | 'sentence'>[] = [...SQL_INVARIANTS, CHAIN];

/**
 * Computes every invariant of the product from the database alone. All SQL reads one snapshot, so it may run beside live
 * traffic; the audit of the chains reads a snapshot of its own. Changes nothing, and answers the same for the same data.
 */
export async function checkInvariants(dataSource: DataSource): Promise<Finding[]> {
  // the one computes in the database, the other in this process
  const [bySql, chains] = await Promise.all([checkBySql(dataSource), verifyChains(dataSource)]);
  return [...bySql, chains];
}

async function checkBySql(dataSource: DataSource): Promise<Finding[]> {
  const runner = dataSource.createQueryRunner();
  const findings: Finding[] = [];
  try {
    await runner.startTransaction('REPEATABLE READ');
    await runner.query('SET TRANSACTION READ ONLY');
    for (const invariant of SQL_INVARIANTS) findings.push(await find(runner, invariant));
    return findings;
  } finally {
    if (runner.isTransactionActive) await runner.rollbackTransaction();
    await runner.release();
  }
}

async function find(runner: QueryRunner, { name, sql }: Invariant): Promise<Finding> {
  const [row] = (await runner.query(
    `SELECT count(*)::int AS broken, coalesce((array_agg(subject ORDER BY subject))[1:5], '{}') AS sample FROM (${sql}) found`,
  )) as { broken: number; sample: string[] }[];
  return { name, ...row! };
}

/** The audit stops at the first fault: one is enough to know, and `audit:verify --subject` goes on from there. */
async function verifyChains(dataSource: DataSource): Promise<Finding> {
  const { fault } = await new AuditVerifier(dataSource, TIMELINE_OWNERS).verify();
  const sample = fault ? [`${fault.subjectType} ${fault.subjectId} seq ${fault.seq} ${fault.reason}`] : [];
  return { name: CHAIN.name, broken: sample.length, sample };
}
