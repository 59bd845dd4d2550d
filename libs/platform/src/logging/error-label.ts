/**
 * What may be written down about an error: its class and code. Never its message, which may quote what a person typed
 * ("Key (phone)=(138…) already exists").
 */
export function errorLabel(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { code } = error as { code?: unknown };
  return typeof code === 'string' || typeof code === 'number' ? `${error.name} ${code}` : error.name;
}
