import { CloudOff, Lock, PackageOpen } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CombinedError } from 'urql';
import { say } from '../texts/words';
import { Button } from './button';

/** Keeps the room of what is coming, so that nothing jumps. */
export function Skeleton({ rows = 3 }: { readonly rows?: number }) {
  return (
    <div className="stack" role="status" aria-label={say('loading')}>
      {Array.from({ length: rows }, (_, n) => (
        <div className="skeleton" key={n} />
      ))}
    </div>
  );
}

interface StateProps {
  readonly title?: string;
  readonly hint?: ReactNode;
  /** The way on: a button or a link. */
  readonly children?: ReactNode;
}

export function Empty({ title = say('emptyHere'), hint, children }: StateProps) {
  return (
    <div className="state">
      <PackageOpen aria-hidden />
      <p>
        <b>{title}</b>
      </p>
      {hint && <p className="muted">{hint}</p>}
      {children}
    </div>
  );
}

export function ErrorState({
  title = say('loadFailed'),
  hint = say('loadFailedHint'),
  onRetry,
}: StateProps & { readonly onRetry?: () => void }) {
  return (
    <div className="state" role="alert">
      <CloudOff aria-hidden />
      <p>
        <b>{title}</b>
      </p>
      <p className="muted">{hint}</p>
      {onRetry && <Button onClick={onRetry}>{say('reload')}</Button>}
    </div>
  );
}

export function NotAllowed({
  title = say('notAllowed'),
  hint = say('notAllowedHint'),
  children,
}: StateProps) {
  return (
    <div className="state">
      <Lock aria-hidden />
      <p>
        <b>{title}</b>
      </p>
      <p className="muted">{hint}</p>
      {children}
    </div>
  );
}

interface QueryStateProps<Data> {
  readonly of: {
    readonly data: Data | undefined;
    readonly error?: CombinedError;
    readonly reload: () => void;
  };
  readonly rows?: number;
  /** What the states stand in, inside a list: `li`. */
  readonly as?: 'div' | 'li';
  readonly children: (data: Data) => ReactNode;
}

/** Loading, failed, not allowed, or there: every query is one of them. Old data stay while new ones come. */
export function QueryState<Data>({
  of: { data, error, reload },
  rows,
  as: Frame = 'div',
  children,
}: QueryStateProps<Data>) {
  if (data !== undefined && data !== null) return <>{children(data)}</>;
  if (!error)
    return (
      <Frame>
        <Skeleton rows={rows} />
      </Frame>
    );
  const code = error.graphQLErrors[0]?.extensions['code'];
  const forbidden = code === 'FORBIDDEN' || code === 'UNAUTHENTICATED';
  return <Frame>{forbidden ? <NotAllowed /> : <ErrorState onRetry={reload} />}</Frame>;
}
