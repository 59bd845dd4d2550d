import { ids, local } from '../orders-app';
import { about, call, oneself, type Call, type Target } from './call';
import { orderIn } from './order-states';
import { daysAhead, insertRow } from './rows';
import type { TwoStreets } from './two-streets';

let made = 0;
const ofC01 = (streets: TwoStreets) => ({
  path: streets.place('c01').path,
  period: { grain: 'MONTH', key: '2026-11' },
});
const ofXzz = (_: Target, streets: TwoStreets) => ({ streetId: streets.place('xzz').id });
const WEIGHTS = { response: 0.1, resolution: 0.45, satisfaction: 0.45 };

/** An assessment of a quarter nobody else takes: a draft, on which the branch has its score. */
async function assessment(streets: TwoStreets): Promise<{ id: string }> {
  const { place, cast, now } = streets;
  const quarter = `${1000 + Math.floor(++made / 4)}-Q${(made % 4) + 1}`;
  const street_id = place('xzz').id;
  const row = await insertRow(streets, 'assessments', {
    ...{ street_id, quarter, status: 'DRAFT', weights_version: 1, ...WEIGHTS },
    drafted_by_person_id: cast.officer.personId,
    drafted_at: await now(),
    appeals_until: await daysAhead(streets, 5),
  });
  await streets.app.dataSource.query(
    `INSERT INTO assessment_scores (assessment_id, organization_id, street_id, kind, response_numerator, response_denominator,
       resolution_numerator, resolution_denominator, satisfaction_numerator, satisfaction_denominator, enough, frozen_at)
     VALUES ($1, $2, $3, 'BRANCH', 0, 0, 0, 0, 0, 0, false, app_now())`,
    [row.id, place('branch').id, street_id],
  );
  return row;
}

async function assessmentAppeal(streets: TwoStreets): Promise<{ id: string }> {
  return insertRow(streets, 'assessment_appeals', {
    street_id: streets.place('xzz').id,
    assessment_id: (await assessment(streets)).id,
    organization_id: streets.place('branch').id,
    reason: '记录不符',
    status: 'OPEN',
    filed_by_person_id: streets.cast.lead.personId,
    filed_at: await streets.now(),
  });
}

/** An export that the desk of c01 asked for. */
async function exported(streets: TwoStreets): Promise<{ id: string }> {
  const { actor } = await streets.caller('COMMUNITY_DESK', 'own');
  return insertRow(streets, 'export_jobs', {
    street_id: streets.place('xzz').id,
    requested_by: actor!.personId,
    idempotency_key: ids.uuid(),
    request_hash: 'hash',
    kind: 'ORDER_LEDGER',
    under: streets.place('c01').path,
    request: {
      kind: 'ORDER_LEDGER',
      format: 'CSV',
      under: streets.place('c01').path,
      from: await daysAhead(streets, -30),
      to: await streets.now(),
      withContacts: false,
    },
    file_name: '台账.csv',
    status: 'PENDING',
    rows: 0,
    downloads: 0,
    created_at: await streets.now(),
  });
}

/** A sheet that the desk of c01 has sent. */
async function batch(streets: TwoStreets): Promise<{ id: string }> {
  const { actor } = await streets.caller('COMMUNITY_DESK', 'own');
  return insertRow(streets, 'import_batches', {
    street_id: streets.place('xzz').id,
    community_id: streets.place('c01').id,
    created_by: actor!.personId,
    channel: 'IMPORT',
    status: 'DRAFT',
    titles: ['姓名', '电话', '需求'],
    columns: ['NAME', 'PHONE', 'TEXT'],
    created_at: await streets.now(),
  });
}

/** A picture that the cast's resident has sent, and his order. */
async function picture(streets: TwoStreets): Promise<{ id: string; orderId: string }> {
  const { place, cast } = streets;
  const street_id = place('xzz').id;
  const { id: file_id } = await insertRow(streets, 'stored_files', {
    ...{ street_id, media_type: 'image/webp', name: 'p.webp', size: 1, sealed: '\\x00' },
    created_at: await streets.now(),
  });
  const row = await insertRow(streets, 'uploads', {
    ...{ street_id, file_id, uploaded_by: cast.resident.personId, width: 1, height: 1, size: 1 },
    created_at: await streets.now(),
  });
  const orderId = await orderIn('COMING', streets);
  return { ...row, orderId };
}
const batchCommand = (more: object): Call =>
  call({ about: batch, variables: ({ id }) => ({ input: { batchId: id, ...more } }) });

/** Figures, assessments, exports, sheets, pictures. */
export const FIGURE_CALLS: Readonly<Record<string, Call>> = {
  figures: oneself(
    () => ({}),
    () => 'FigureDefinition',
  ),
  dashboard: about(
    'c01',
    (_, s) => ({ input: ofC01(s) }),
    () => 'Dashboard',
  ),
  dashboardChanged: about(
    'c01',
    (_, s) => ({ path: s.place('c01').path }),
    () => 'DashboardChange',
  ),
  figureRows: about(
    'c01',
    (_, s) => ({ figure: 'CLAIM', input: ofC01(s) }),
    () => 'FigureRowConnection',
  ),
  watchList: about(
    'c01',
    (_, s) => ({ list: 'RED', path: s.place('c01').path }),
    () => 'WatchedOrderConnection',
  ),
  assessments: call({ about: assessment, variables: (target, s) => ({ ...ofXzz(target, s), first: 20 }) }),
  assessment: call({ about: assessment, variables: ({ id }) => ({ id }) }),
  assessmentWeights: about('xzz', ofXzz, () => 'AssessmentWeights'),
  updateAssessmentWeights: about('xzz', ({ id }) => ({
    input: { streetId: id, expectedVersion: 0, reason: '调整权重', ...WEIGHTS },
  })),
  draftAssessment: about('xzz', ({ id }) => ({ input: { streetId: id, quarter: '2026-Q3' } })),
  publishAssessment: call({
    about: assessment,
    variables: ({ id }) => ({ input: { assessmentId: id } }),
  }),
  appealAssessment: call({
    about: assessment,
    variables: ({ id }, s) => ({
      input: { assessmentId: id, organizationId: s.place('branch').id, reason: '记录不符' },
    }),
  }),
  decideAssessmentAppeal: call({
    about: assessmentAppeal,
    variables: ({ id }) => ({ input: { appealId: id, upheld: true, publishedReason: '证据充分' } }),
  }),
  requestExport: about('c01', (_, s) => ({
    input: {
      kind: 'ORDER_LEDGER',
      format: 'CSV',
      under: s.place('c01').path,
      from: local('2026-10-01 00:00').toISOString(),
      to: local('2026-11-01 00:00').toISOString(),
    },
  })),
  exportJob: call({ about: exported, variables: ({ id }) => ({ id }) }),
  myExports: call({ about: exported, variables: () => ({ first: 100 }) }),
  importBatch: call({ about: batch, variables: ({ id }) => ({ id }) }),
  mapImportColumns: batchCommand({ columns: ['NAME', 'PHONE', 'TEXT'] }),
  confirmImport: batchCommand({ consentEvidence: '当面同意' }),
  cancelImport: batchCommand({}),
  attachUpload: call({
    about: picture,
    variables: ({ id, orderId }) => ({ input: { uploadId: id, orderId, purpose: 'SERVICE_PHOTO' } }),
  }),
};
