/** The order moved between two readings of a unit: the unit of work, which retries on this code, tries again. */
export class OrderMoved extends Error {
  override readonly name = 'OrderMoved';
  readonly code = '40001';
}
