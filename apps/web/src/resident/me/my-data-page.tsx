import { useState } from 'react';
import { useClient } from 'urql';
import {
  EndMySignInDocument,
  EraseMeDocument,
  ExportMyDataDocument,
  MySignInsDocument,
} from '../../generated/graphql';
import { useCommand } from '../../shared/client/use-command';
import { useLiveQuery } from '../../shared/client/use-live-query';
import { dayAndTime } from '../../shared/display/moments';
import { useSession } from '../../shared/session/session-context';
import { say as sayShared } from '../../shared/texts/words';
import { Banner } from '../../shared/ui/banner';
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { CommandProblem } from '../../shared/ui/command-problem';
import { Sheet } from '../../shared/ui/sheet';
import { QueryState } from '../../shared/ui/states';
import { useToast } from '../../shared/ui/toast';
import { PageFrame } from '../home/page-frame';
import { say } from '../texts/words';
import { SignedInOnly } from './signed-in-only';

/** See, take along, delete: what the law gives everybody over their own data (handbook §8). */
export function MyDataPage() {
  return (
    <SignedInOnly title={say('myData')}>
      <PageFrame title={say('myData')}>
        <Export />
        <SignIns />
        <Erase />
      </PageFrame>
    </SignedInOnly>
  );
}

function Export() {
  const client = useClient();
  const tell = useToast();
  const [problem, setProblem] = useState<{ kind: 'unreachable' } | null>(null);
  const download = async () => {
    const { data } = await client
      .query(ExportMyDataDocument, {}, { requestPolicy: 'network-only' })
      .toPromise();
    setProblem(data ? null : { kind: 'unreachable' });
    if (!data) return;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([data.exportMyData], { type: 'application/json' }));
    link.download = 'my-data.json';
    link.click();
    URL.revokeObjectURL(link.href);
    tell(say('exported'));
  };
  return (
    <Card className="stack tight">
      <Button wide onClick={() => void download()}>
        {say('exportData')}
      </Button>
      <CommandProblem of={problem} />
    </Card>
  );
}

function SignIns() {
  const client = useClient();
  const loaded = useLiveQuery(MySignInsDocument, { variables: {} });
  const end = async (sessionId: string) => {
    await client.mutation(EndMySignInDocument, { sessionId }).toPromise();
    loaded.reload();
  };
  return (
    <QueryState of={loaded} rows={2}>
      {({ mySessions, myReveals }) => (
        <>
          <Card>
            <h2>{say('signIns')}</h2>
            <ul className="plain-list">
              {mySessions.map(({ id, device, lastSeenAt, current }) => (
                <li key={id} className="row between">
                  <span>
                    <b>{current ? say('thisDevice') : (device ?? say('unknownDevice'))}</b>
                    <p className="muted">{say('lastSeen', { when: dayAndTime(lastSeenAt) })}</p>
                  </span>
                  {!current && (
                    <Button weight="quiet" onClick={() => void end(id)}>
                      {say('endSignIn')}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </Card>
          <Card>
            <h2>{say('reveals')}</h2>
            {myReveals.nodes.length === 0 && <p className="muted">{say('noReveals')}</p>}
            <ul className="plain-list">
              {myReveals.nodes.map(({ id, at, reason }) => (
                <li key={id}>
                  <b>{dayAndTime(at)}</b>
                  <p className="muted">{reason}</p>
                </li>
              ))}
            </ul>
          </Card>
        </>
      )}
    </QueryState>
  );
}

function Erase() {
  const session = useSession();
  const tell = useToast();
  const [open, setOpen] = useState(false);
  const [erase, erasing] = useCommand(EraseMeDocument, { keyed: false });
  const confirm = async () => {
    const outcome = await erase({ confirm: true });
    if (outcome.kind !== 'done') return;
    tell(say('erased'));
    session.signOut();
  };
  return (
    <>
      <Button weight="quiet" wide onClick={() => setOpen(true)}>
        {say('erase')}
      </Button>
      <Sheet open={open} onClose={() => setOpen(false)} title={say('erase')}>
        <div className="stack">
          <Banner kind="danger">{say('eraseHint')}</Banner>
          <CommandProblem of={erasing.problem} />
          <Button weight="primary" wide busy={erasing.busy} onClick={() => void confirm()}>
            {say('eraseConfirm')}
          </Button>
          <Button wide onClick={() => setOpen(false)}>
            {sayShared('cancel')}
          </Button>
        </div>
      </Sheet>
    </>
  );
}
