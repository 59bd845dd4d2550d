import type { Tx } from '#libs/platform';
import type { FrozenScore } from '../domain/assessment';

/** Writes frozen scores; one that is there is frozen anew. */
export async function insertScores(
  tx: Tx,
  { assessmentId, streetId, frozenAt }: { assessmentId: string; streetId: string; frozenAt: Date },
  scores: readonly ({ organizationId: string; kind: string } & FrozenScore)[],
): Promise<void> {
  const columns = [
    'response_numerator',
    'response_denominator',
    'resolution_numerator',
    'resolution_denominator',
    'satisfaction_numerator',
    'satisfaction_denominator',
    'composite',
    'enough',
  ];
  await tx.query(
    `INSERT INTO assessment_scores (assessment_id, street_id, frozen_at, organization_id, kind, ${columns.join(', ')})
     SELECT $1, $2, $3, s."organizationId", s.kind, s."responseNumerator", s."responseDenominator", s."resolutionNumerator",
            s."resolutionDenominator", s."satisfactionNumerator", s."satisfactionDenominator", s.composite, s.enough
       FROM jsonb_to_recordset($4::jsonb) AS s("organizationId" uuid, kind text, "responseNumerator" float8,
         "responseDenominator" int, "resolutionNumerator" float8, "resolutionDenominator" int,
         "satisfactionNumerator" float8, "satisfactionDenominator" int, composite float8, enough boolean)
     ON CONFLICT (assessment_id, organization_id) DO UPDATE SET frozen_at = excluded.frozen_at,
       ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}`,
    [assessmentId, streetId, frozenAt, JSON.stringify(scores)],
  );
}
