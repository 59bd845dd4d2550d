/**
 * What may be written down about an error: its class and code. Never its message, which may quote what a person typed
 * ("Key (phone)=(138…) already exists").
 */
export function errorLabel(error: unknown): string {
  // by shape: errors of other realms (worker threads, test sandboxes) are no instances of this one's Error
  if (typeof error !== 'object' || error === null || !('name' in error)) return typeof error;
  const { name, code } = error as { name: unknown; code?: unknown };
  return typeof code === 'string' || typeof code === 'number' ? `${String(name)} ${code}` : String(name);
}
