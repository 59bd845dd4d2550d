import { useSyncExternalStore } from 'react';

/** Written by the build (apps/web/vite.config.ts); only the counter has one. */
const SCRIPT = '/kiosk-sw.js';

let waiting: ServiceWorker | null = null;
const listeners = new Set<() => void>();
const subscribe = (tell: () => void) => {
  listeners.add(tell);
  return () => listeners.delete(tell);
};

/** The counter opens without a line from its second visit on. A new version waits until somebody asks for it. */
export function startServiceWorker(): void {
  if (import.meta.env.DEV || !('serviceWorker' in navigator)) return;
  void navigator.serviceWorker.register(SCRIPT, { scope: '/kiosk' }).then(watch, () => undefined);
  let replaced = false;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (replaced || !waiting) return;
    replaced = true;
    window.location.reload();
  });
}

function watch(registration: ServiceWorkerRegistration): void {
  const found = () => {
    // the very first one replaces nothing
    if (!registration.waiting || !navigator.serviceWorker.controller) return;
    waiting = registration.waiting;
    listeners.forEach((tell) => tell());
  };
  found();
  registration.addEventListener('updatefound', () =>
    registration.installing?.addEventListener('statechange', found),
  );
}

/** Starts the new version that waits; null when there is none. */
export function useNewVersion(): (() => void) | null {
  const ready = useSyncExternalStore(subscribe, () => waiting);
  return ready && (() => ready.postMessage({ type: 'SKIP_WAITING' }));
}
