import {
  ConsoleCreateStaffAccountDocument,
  ConsoleLockStaffAccountDocument,
  ConsoleResetSecondFactorDocument,
  ConsoleResetStaffPasswordDocument,
  ConsoleRosterDocument,
  ConsoleStaffAccountsDocument,
  ConsoleUnlockStaffAccountDocument,
  type ConsoleStaffAccountsQuery,
} from '../../generated/graphql';
import { usePaged } from '../../shared/client/use-paged';
import { dayAndTime, fullDay } from '../../shared/display/moments';
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { CodeBox } from '../../shared/ui/code-box';
import { DataTable } from '../kit/data-table';
import type { FieldSpec } from '../kit/form-field';
import { useForm } from '../kit/form-sheet';
import { words } from '../texts/words';

type Account = ConsoleStaffAccountsQuery['staffAccounts']['nodes'][number];

const reasonField = (): FieldSpec => ({ name: 'reason', kind: 'area', label: words('accountReason') });

/** Accounts of the place and below: created, and helped with when password or phone are lost. */
export function StaffAccounts({ organizationId }: { readonly organizationId: string }) {
  const list = usePaged(
    ConsoleStaffAccountsDocument,
    { organizationId },
    ({ staffAccounts }) => staffAccounts,
  );
  const roster = usePaged(ConsoleRosterDocument, { organizationId }, ({ memberships }) => memberships);
  const { open, sheet } = useForm();
  const showOnce = (answer: unknown) => {
    list.reload();
    return <OneTimePassword {...(answer as { username: string; oneTimePassword: string })} />;
  };
  const create = () =>
    open({
      title: words('accountCreate'),
      document: ConsoleCreateStaffAccountDocument,
      fields: [
        {
          name: 'personId',
          kind: 'select',
          label: words('accountWho'),
          choices: [
            ...new Map((roster.data ?? []).map((one) => [one.personId, one.maskedName ?? one.personId])),
          ],
        },
        { name: 'username', kind: 'text', label: words('accountName'), hint: words('accountNameHint') },
      ],
      onDone: showOnce,
    });
  const reset = ({ personId, username: name }: Account) =>
    open({
      title: words('accountResetPassword'),
      document: ConsoleResetStaffPasswordDocument,
      fixed: { personId },
      intro: <p>{words('accountResetPasswordIntro', { name })}</p>,
      onDone: showOnce,
    });
  const lock = ({ personId, username: name }: Account) =>
    open({
      title: words('accountLock'),
      document: ConsoleLockStaffAccountDocument,
      fixed: { personId },
      intro: <p>{words('accountLockIntro', { name })}</p>,
      fields: [reasonField()],
      onDone: list.reload,
    });
  const unlock = ({ personId, username: name }: Account) =>
    open({
      title: words('accountUnlock'),
      document: ConsoleUnlockStaffAccountDocument,
      fixed: { personId },
      intro: <p>{words('accountUnlockIntro', { name })}</p>,
      onDone: list.reload,
    });
  const resetFactor = ({ personId, username: name }: Account) =>
    open({
      title: words('accountResetFactor'),
      document: ConsoleResetSecondFactorDocument,
      fixed: { personId },
      intro: <p>{words('accountResetFactorIntro', { name })}</p>,
      fields: [reasonField()],
      onDone: list.reload,
    });

  return (
    <Card>
      <div className="row between">
        <h2>{words('accounts')}</h2>
        <Button weight="primary" onClick={create}>
          {words('accountCreate')}
        </Button>
      </div>
      <p className="muted">{words('accountsHint')}</p>
      <DataTable
        label={words('accounts')}
        of={list}
        empty={words('accountsEmpty')}
        emptyHint={words('accountsEmptyHint')}
        columns={[
          { title: words('name'), render: (_, { maskedName }) => maskedName },
          { title: words('accountName'), dataIndex: 'username' },
          { title: words('accountState'), render: (_, account) => <State of={account} /> },
          {
            title: words('accountFactor'),
            render: (_, { factorSince }) => words(factorSince ? 'accountFactorOn' : 'accountFactorOff'),
          },
          {
            title: words('accountLastSeen'),
            render: (_, { lastSeenAt }) => (lastSeenAt ? fullDay(lastSeenAt) : '—'),
          },
          { title: words('accountRecord'), render: (_, account) => <Record of={account} /> },
          {
            title: words('actions'),
            render: (_, account) =>
              account.yours && (
                <span className="row">
                  <Button onClick={() => reset(account)}>{words('accountResetPassword')}</Button>
                  {account.factorSince && (
                    <Button onClick={() => resetFactor(account)}>{words('accountResetFactor')}</Button>
                  )}
                  <Button weight="quiet" onClick={() => (account.locked ? unlock(account) : lock(account))}>
                    {words(account.locked ? 'accountUnlock' : 'accountLock')}
                  </Button>
                </span>
              ),
          },
        ]}
      />
      {sheet}
    </Card>
  );
}

function State({ of: { locked, oneTimeUntil } }: { readonly of: Account }) {
  if (locked) return <span className="tag red">{words('accountLocked')}</span>;
  if (oneTimeUntil) return <span className="tag">{words('accountNew')}</span>;
  return <span className="tag good">{words('accountInUse')}</span>;
}

function Record({ of: { record } }: { readonly of: Account }) {
  const [latest] = record;
  if (!latest) return '—';
  return (
    <details>
      <summary>{words(`accountEvent${latest.kind}`)}</summary>
      <ul className="plain-list">
        {record.map(({ id, kind, reason, at }) => (
          <li key={id}>
            {dayAndTime(at)} {words(`accountEvent${kind}`)} {reason}
          </li>
        ))}
      </ul>
    </details>
  );
}

function OneTimePassword({
  username: name,
  oneTimePassword,
}: {
  readonly username: string;
  readonly oneTimePassword: string;
}) {
  return (
    <div className="stack">
      <CodeBox label={words('oneTimeOf', { name })} code={oneTimePassword} hint={words('oneTimeOnce')} />
    </div>
  );
}
