import { useDeferredValue, useState } from 'react';
import {
  HelpersDocument,
  JoinTeamDocument,
  MyJoinRequestsDocument,
  type MyJoinRequestsQuery,
} from '../../generated/graphql';
import { useCommand } from '../../shared/client/use-command';
import { useLiveQuery, type Loaded } from '../../shared/client/use-live-query';
import { usePaged } from '../../shared/client/use-paged';
import { dayAndTime } from '../../shared/display/moments';
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { CommandProblem } from '../../shared/ui/command-problem';
import { Field } from '../../shared/ui/field';
import { Empty, QueryState } from '../../shared/ui/states';
import { useToast } from '../../shared/ui/toast';
import { useHere } from '../home/beginning';
import { PageFrame } from '../home/page-frame';
import { say } from '../texts/words';
import { SignedInOnly } from '../me/signed-in-only';
import { words } from './texts';

/** 加入志愿服务队: asking is free, the organisation's lead answers (handbook §7). */
export function VolunteeringPage() {
  return (
    <SignedInOnly title={say('volunteering')}>
      <Volunteering />
    </SignedInOnly>
  );
}

function Volunteering() {
  const mine = useLiveQuery(MyJoinRequestsDocument, { variables: {} });
  return (
    <PageFrame title={say('volunteering')}>
      <p className="muted">{words('volunteeringHint')}</p>
      <QueryState of={mine} rows={1}>
        {(data) => <MyRequests mine={data} />}
      </QueryState>
      <Teams mine={mine} />
    </PageFrame>
  );
}

const LOOKS = { PENDING: 'tag', APPROVED: 'tag good', DECLINED: 'tag grey', WITHDRAWN: 'tag grey' } as const;
type Status = keyof typeof LOOKS;

function MyRequests({ mine: { myJoinRequests, myOrganizations } }: { readonly mine: MyJoinRequestsQuery }) {
  const teams = myOrganizations.filter(({ role }) => role === 'VOLUNTEER');
  const asked = myJoinRequests.filter(({ status }) => status !== 'APPROVED');
  if (teams.length === 0 && asked.length === 0) return null;
  return (
    <Card>
      <h2>{words('myTeams')}</h2>
      <ul className="plain-list">
        {teams.map(({ organization: { id, name } }) => (
          <li key={id} className="row between">
            <b>{name}</b>
            <span className="tag good">{words('joinAPPROVED')}</span>
          </li>
        ))}
        {asked.map(({ id, organizationName, status, createdAt }) => (
          <li key={id} className="row between">
            <span>
              <b>{organizationName}</b> <span className="muted">{dayAndTime(createdAt)}</span>
            </span>
            <span className={LOOKS[status as Status]}>{words(`join${status as Status}`)}</span>
          </li>
        ))}
      </ul>
      {teams.length > 0 && (
        <a className="button" href="/branch">
          {words('toTasks')}
        </a>
      )}
    </Card>
  );
}

function Teams({ mine }: { readonly mine: Loaded<MyJoinRequestsQuery> }) {
  const { me, street } = useHere();
  const tell = useToast();
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed.trim());
  const under = (search && street?.id) || me?.communityId || street?.id || '';
  const teams = usePaged(
    HelpersDocument,
    { under, search: search || null },
    ({ organizations }) => organizations,
  );
  const [join, joining] = useCommand(JoinTeamDocument);
  const taken = new Set([
    ...(mine.data?.myJoinRequests ?? []).flatMap(({ organizationId, status }) =>
      status === 'PENDING' ? [organizationId] : [],
    ),
    ...(mine.data?.myOrganizations ?? []).map(({ organization }) => organization.id),
  ]);
  const ask = async (organizationId: string) => {
    const outcome = await join({ organizationId });
    if (outcome.kind !== 'done') return;
    tell(words('joinSent'));
    mine.reload();
  };
  return (
    <Card className="stack">
      <h2>{words('teams')}</h2>
      <Field
        label={words('findTeam')}
        hint={words('findTeamHint')}
        type="search"
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <CommandProblem of={joining.problem} />
      <QueryState of={teams}>
        {(found) =>
          found.length === 0 ? (
            <Empty title={words('noTeams')} hint={words('noTeamsHint')} />
          ) : (
            <ul className="plain-list">
              {found.map(({ id, name }) => (
                <li key={id} className="row between">
                  <b>{name}</b>
                  {taken.has(id) ? (
                    <span className="muted">{words('alreadyAsked')}</span>
                  ) : (
                    <Button
                      busy={joining.busy}
                      aria-label={words('joinThis', { name })}
                      onClick={() => void ask(id)}
                    >
                      {words('join')}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </QueryState>
      {teams.more && (
        <Button wide onClick={teams.more}>
          {say('more')}
        </Button>
      )}
    </Card>
  );
}
