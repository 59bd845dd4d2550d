import { text, type Text } from '#libs/kernel';

/** Who stands behind a rating: the resident, staff typing for the resident, or a paper slip. Never mixed up in figures. */
export const RATING_CLASSES = ['SELF', 'STAFF_TYPED', 'PAPER'] as const;
export type RatingClass = (typeof RATING_CLASSES)[number];

/** What proves that it is the resident's own opinion. */
export const EVIDENCES = ['ACCOUNT', 'LINK', 'SLIP_CODE', 'CALL_RECORD', 'AT_COUNTER', 'PAPER_SLIP'] as const;
export type Evidence = (typeof EVIDENCES)[number];

/** What staff may bring as evidence when they type for a resident. */
export const STAFF_EVIDENCES = ['CALL_RECORD', 'AT_COUNTER'] as const satisfies readonly Evidence[];
export type StaffEvidence = (typeof STAFF_EVIDENCES)[number];

/**
 * COUNTED enters the figures. PENDING_CHECK: a paper nobody has checked. REJECTED: the check failed, its place is free
 * again. EXCLUDED: taken out by an upheld appeal, still visible.
 */
export const EVALUATION_STATUSES = ['COUNTED', 'PENDING_CHECK', 'REJECTED', 'EXCLUDED'] as const;
export type EvaluationStatus = (typeof EVALUATION_STATUSES)[number];

export const STATUS_TEXT: Readonly<Record<EvaluationStatus, Text>> = {
  COUNTED: text('已计入', 'Counted'),
  PENDING_CHECK: text('待核对', 'To be checked'),
  REJECTED: text('核对未通过', 'Check failed'),
  EXCLUDED: text('申诉成立，不计入', 'Taken out on appeal'),
};

/** Which figure a rating enters (handbook §4, "Which rating counts"). */
export const COUNTS_FOR = ['SATISFACTION', 'CONVERSION', 'STAGE'] as const;
export type CountsFor = (typeof COUNTS_FOR)[number];

/**
 * Satisfaction uses the first RESULT rating of an order; what is rated after a rectification counts only for 整改转化率.
 * A first rating that an appeal took out is not replaced by a later one.
 */
export function countsFor(stage: string, hasEarlierResult: boolean): CountsFor {
  if (stage === 'RECHECK') return 'CONVERSION';
  if (stage !== 'RESULT') return 'STAGE';
  return hasEarlierResult ? 'CONVERSION' : 'SATISFACTION';
}
