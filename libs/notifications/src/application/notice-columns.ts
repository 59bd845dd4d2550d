/** Reads `notices n` as a Notice. */
export const NOTICE_COLUMNS = `n.id, n.street_id AS "streetId", n.template, n.subject_id AS "subjectId", n.params, n.channel,
  n.status, n.urgent, n.person_id AS "personId", n.created_at AS "createdAt"`;
