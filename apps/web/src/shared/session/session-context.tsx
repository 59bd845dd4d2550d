import { createContext, useContext, useSyncExternalStore } from 'react';
import type { SessionStore } from './session-store';

const Session = createContext<SessionStore | null>(null);
export const SessionProvider = Session.Provider;

export function useSession(): SessionStore {
  const session = useContext(Session);
  if (!session) throw new Error('outside of <Face>');
  return session;
}

/** Null when nobody is signed in. */
export function usePersonId(): string | null {
  const session = useSession();
  return useSyncExternalStore(session.subscribe, session.personId);
}
