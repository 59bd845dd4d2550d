/**
 * OPEN: being put right. SUBMITTED: waits for the recheck. PASSED, FAILED, UNVERIFIED (three calls nobody answered):
 * what the recheck found. OVERDUE: the street took the order over. DROPPED: an appeal against the rating was upheld.
 */
export const RECTIFICATION_STATUSES = [
  'OPEN',
  'SUBMITTED',
  'PASSED',
  'FAILED',
  'UNVERIFIED',
  'OVERDUE',
  'DROPPED',
] as const;
export type RectificationStatus = (typeof RECTIFICATION_STATUSES)[number];

export const RECHECK_RESULTS = ['PASS', 'FAIL', 'NO_ANSWER'] as const;
export type RecheckResult = (typeof RECHECK_RESULTS)[number];

/** What a recheck makes of the row, seen from where the order stands after it. */
export function afterRecheck(result: RecheckResult, orderStatus: string): RectificationStatus {
  switch (result) {
    case 'PASS':
      return 'PASSED';
    case 'FAIL':
      return 'FAILED';
    case 'NO_ANSWER':
      return orderStatus === 'RECHECKING' ? 'SUBMITTED' : 'UNVERIFIED';
  }
}
