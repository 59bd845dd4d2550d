import { useSyncExternalStore } from 'react';

/** How the live line stands. `idle`: nothing on the page listens. */
export type LinkState = 'idle' | 'connecting' | 'live' | 'down';

/** What is known about the WebSocket, and who wants to know when it is back. */
export class LiveLink {
  private state: LinkState = 'idle';
  private readonly watchers = new Set<() => void>();
  private readonly returns = new Set<() => void>();
  private wasDown = false;

  readonly get = (): LinkState => this.state;

  readonly subscribe = (tell: () => void): (() => void) => {
    this.watchers.add(tell);
    return () => this.watchers.delete(tell);
  };

  set(next: LinkState): void {
    if (next === this.state) return;
    this.state = next;
    if (next === 'down') this.wasDown = true;
    this.watchers.forEach((tell) => tell());
    if (next === 'live' && this.wasDown) {
      this.wasDown = false;
      this.returns.forEach((tell) => tell());
    }
  }

  /** Called whenever the line is there again: a WebSocket does not repeat what was missed. */
  onReturn(tell: () => void): () => void {
    this.returns.add(tell);
    return () => this.returns.delete(tell);
  }
}

export const liveLink = new LiveLink();
export const useLinkState = (): LinkState => useSyncExternalStore(liveLink.subscribe, liveLink.get);
