import { Component, useEffect, useMemo, type ErrorInfo, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { Provider } from 'urql';
import { createClient } from './client/create-client';
import { applyDisplayMode } from './display/display-mode';
import { language } from './display/language';
import { SessionProvider, usePersonId } from './session/session-context';
import { SessionStore } from './session/session-store';
import { wordsLoaded } from './texts/dictionary';
import { ErrorState } from './ui/states';
import { ToastRegion } from './ui/toast';

interface FaceOptions {
  /** Name of the face: each has a sign-in of its own. */
  readonly name: string;
  /** `device` for a person's own phone, `tab` for machines that others use, too. */
  readonly keep: 'device' | 'tab';
}

/** Draws one face of the product into its page. */
export async function startFace({ name, keep }: FaceOptions, app: ReactNode): Promise<void> {
  document.documentElement.lang = language() === 'en' ? 'en' : 'zh-CN';
  applyDisplayMode();
  await wordsLoaded();
  const session = new SessionStore(name, keep);
  createRoot(document.getElementById('root')!).render(
    <SessionProvider value={session}>
      <PerPerson session={session}>
        <LastResort>{app}</LastResort>
      </PerPerson>
    </SessionProvider>,
  );
}

/** Who signs in or out gets a new client: nothing of another person stays in its cache. */
function PerPerson({ session, children }: { readonly session: SessionStore; readonly children: ReactNode }) {
  const personId = usePersonId();
  const live = useMemo(() => createClient(session), [session, personId]);
  useEffect(() => () => live.close(), [live]);
  return (
    <Provider value={live.client} key={personId ?? 'nobody'}>
      <ToastRegion>{children}</ToastRegion>
    </Provider>
  );
}

/** A bug shows a sentence and a way out, never a white page. */
class LastResort extends Component<{ readonly children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override componentDidCatch(error: Error, info: ErrorInfo) {
    console.error(error, info.componentStack);
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return <ErrorState onRetry={() => window.location.reload()} />;
  }
}
