import { useSyncExternalStore } from 'react';

/** 标准版 · 长辈版 · 特大字 (handbook §8, 适老化) */
export type DisplayMode = 'standard' | 'elder' | 'max';

const KEY = 'display-mode';
const listeners = new Set<() => void>();
let mode: DisplayMode = 'standard';

/** Puts the mode on `<html>` before anything is drawn: what was chosen here last, or `?mode=elder` of a QR code. */
export function applyDisplayMode(): void {
  const asked = new URLSearchParams(window.location.search).get('mode');
  setDisplayMode(isMode(asked) ? asked : remembered());
  // chosen in another tab
  window.addEventListener('storage', ({ key }) => {
    if (key === KEY) setDisplayMode(remembered());
  });
}

export function setDisplayMode(next: DisplayMode): void {
  mode = next;
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // storage forbidden: it lasts as long as the page
  }
  const { dataset } = document.documentElement;
  if (next === 'standard') delete dataset['mode'];
  else dataset['mode'] = 'elder';
  if (next === 'max') dataset['text'] = 'max';
  else delete dataset['text'];
  listeners.forEach((tell) => tell());
}

export function useDisplayMode(): DisplayMode {
  return useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => mode,
  );
}

function remembered(): DisplayMode {
  try {
    const kept = localStorage.getItem(KEY);
    return isMode(kept) ? kept : 'standard';
  } catch {
    return 'standard';
  }
}

const isMode = (value: string | null): value is DisplayMode =>
  value === 'standard' || value === 'elder' || value === 'max';
