import {
  ConsoleIssueScreenDocument,
  ConsoleRevokeScreenDocument,
  ConsoleScreensDocument,
  type ConsoleIssueScreenMutation,
} from '../../generated/graphql';
import { useLiveQuery } from '../../shared/client/use-live-query';
import { fullDay } from '../../shared/display/moments';
import { say } from '../../shared/texts/words';
import { Button } from '../../shared/ui/button';
import { useToast } from '../../shared/ui/toast';
import { DataTable } from '../kit/data-table';
import { useForm } from '../kit/form-sheet';
import { words } from '../texts/words';

type Issued = Extract<ConsoleIssueScreenMutation['issueScreenToken'], { __typename?: 'ScreenTokenIssued' }>;

/** Tokens of big screens: read-only, expiring, revocable. The address is shown once. */
export function ScreenTokens({ streetId }: { readonly streetId: string }) {
  const { data, error, reload } = useLiveQuery(ConsoleScreensDocument, { variables: { streetId } });
  const { open, sheet } = useForm();
  const issue = () =>
    open({
      title: words('screenIssue'),
      document: ConsoleIssueScreenDocument,
      keyed: false,
      fixed: { streetId },
      initial: { days: '30' },
      fields: [
        { name: 'label', kind: 'text', label: words('screenLabel'), hint: words('screenLabelHint') },
        { name: 'days', kind: 'number', label: words('screenDays') },
      ],
      onDone: (answer) => {
        reload();
        return <Address token={(answer as Issued).token} />;
      },
    });
  const revoke = (id: string) =>
    open({
      title: words('screenRevoke'),
      document: ConsoleRevokeScreenDocument,
      keyed: false,
      fixed: { id },
      intro: <p>{words('screenRevokeIntro')}</p>,
      onDone: reload,
    });
  return (
    <>
      <div className="row between">
        <p className="muted">{words('screensHint')}</p>
        <Button weight="primary" onClick={issue}>
          {words('screenIssue')}
        </Button>
      </div>
      <DataTable
        label={words('screens')}
        of={{ data: data?.screenTokens, error, reload }}
        empty={words('screensEmpty')}
        emptyHint={words('screensHint')}
        columns={[
          { title: words('screenLabel'), render: (_, { label }) => label },
          { title: words('since'), render: (_, { createdAt }) => fullDay(createdAt) },
          { title: words('expiresAt'), render: (_, { expiresAt }) => fullDay(expiresAt) },
          {
            title: words('actions'),
            render: (_, { id, revokedAt }) =>
              revokedAt ? (
                <span className="tag grey">{words('revoked')}</span>
              ) : (
                <Button onClick={() => revoke(id)}>{words('screenRevoke')}</Button>
              ),
          },
        ]}
      />
      {sheet}
    </>
  );
}

function Address({ token }: { readonly token: string }) {
  const toast = useToast();
  // behind the #: it never reaches a log
  const address = `${window.location.origin}/screen#${token}`;
  const copy = async () => {
    await navigator.clipboard.writeText(address);
    toast(say('copied'));
  };
  return (
    <div className="stack">
      <p>{words('screenOnce')}</p>
      <pre className="share-card hash">{address}</pre>
      <Button weight="primary" wide onClick={() => void copy()}>
        {words('screenCopy')}
      </Button>
    </div>
  );
}
