import { useSyncExternalStore } from 'react';

const KEY = 'screen:token';
const listeners = new Set<() => void>();
let token = remembered();

/**
 * Takes the token out of the address (`/screen#token=…`): behind `#` it never reaches a server's log, and a photograph of
 * the wall shows none. It lasts as long as the tab.
 */
export function adoptToken(): void {
  const { hash, pathname, search } = window.location;
  const found =
    new URLSearchParams(hash.slice(1)).get('token') ?? (/^#[\w-]{20,}$/.test(hash) ? hash.slice(1) : null);
  if (!found) return;
  token = found;
  try {
    window.sessionStorage.setItem(KEY, found);
  } catch {
    // storage forbidden: it lasts as long as the page
  }
  window.history.replaceState(null, '', pathname + search);
  listeners.forEach((tell) => tell());
}

/** The token this screen was opened with, also when another one is put into its address later. */
export const useScreenToken = (): string | null =>
  useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => token,
  );

function remembered(): string | null {
  try {
    return window.sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}
