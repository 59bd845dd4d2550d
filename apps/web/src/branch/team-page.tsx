import {
  BranchPauseDocument,
  BranchResumeDocument,
  BranchTeamDocument,
  SignOutDocument,
} from '../generated/graphql';
import { useCommand } from '../shared/client/use-command';
import { useLiveQuery } from '../shared/client/use-live-query';
import { dayAndTime } from '../shared/display/moments';
import { useSession } from '../shared/session/session-context';
import { say } from '../shared/texts/words';
import { Button, LinkButton } from '../shared/ui/button';
import { Card, Stack } from '../shared/ui/card';
import { CommandProblem } from '../shared/ui/command-problem';
import { PhoneHelpBar } from '../shared/ui/phone-help';
import { QueryState } from '../shared/ui/states';
import { GivenStars } from '../shared/ui/stars';
import { BiggerSwitch, ElderSwitch, LanguageSwitch } from '../shared/ui/switches';
import { useClient } from 'urql';
import { JoinRequests } from '../staff/people/join-requests';
import { useOrganization } from './membership';
import { words } from './texts';

/** The organisation itself: whether it takes orders, how it is rated, who is in it, what it offers. */
export function TeamPage() {
  const organization = useOrganization();
  const loaded = useLiveQuery(BranchTeamDocument, { variables: { organizationId: organization.id } });
  return (
    <Stack>
      <h1>{organization.name}</h1>
      <Pausing id={organization.id} pausing={organization.pausing} />
      <div className="row">
        <LinkButton href="/standing">{words('standing')}</LinkButton>
        <LinkButton href="/sessions">{words('sessions')}</LinkButton>
      </div>
      <JoinRequests organizationId={organization.id} onDecided={loaded.reload} />
      <QueryState of={loaded}>
        {({ providerScore: score, memberships, managedServiceItems, evaluationsOf }) => (
          <>
            <Card className="stack tight">
              <h2>{words('figures')}</h2>
              {score.ratings === 0 ? (
                <p className="muted">{words('noRatings')}</p>
              ) : (
                <p>
                  {words('goodRate')} <b className="figure">{percent(score.goodRate)}</b>{' '}
                  <span className="muted">
                    {words('ratingsCounted', { n: score.ratings })}
                    {!score.enough && ` · ${words('sampleTooSmall')}`}
                  </span>
                </p>
              )}
              <p className="muted">{words('ratingsHint')}</p>
              <LinkButton href="/figures">{words('allFigures')}</LinkButton>
              <ul className="plain-list">
                {evaluationsOf.nodes.map(({ id, stageText, stars, words: said, occurredAt, statusText }) => (
                  <li key={id}>
                    <div className="row">
                      <b>{stageText}</b>
                      <GivenStars stars={stars} />
                      <span className="tag grey">{statusText}</span>
                      <span className="muted">{dayAndTime(occurredAt)}</span>
                    </div>
                    {said && <p>{said}</p>}
                  </li>
                ))}
              </ul>
            </Card>
            <Card>
              <h2>{words('roster')}</h2>
              <ul className="plain-list">
                {memberships.nodes.map(({ id, maskedName, role }) => (
                  <li key={id} className="row between">
                    <span>{maskedName}</span>
                    <span className="tag grey">
                      {role === 'PROVIDER_LEAD' ? words('rolePROVIDER_LEAD') : words('roleVOLUNTEER')}
                    </span>
                  </li>
                ))}
              </ul>
              <p className="muted">{words('rosterHint')}</p>
            </Card>
            <Card>
              <h2>{words('ourShelf')}</h2>
              {managedServiceItems.nodes.length === 0 && <p className="muted">{words('shelfEmpty')}</p>}
              <ul className="plain-list">
                {managedServiceItems.nodes.map(({ id, name, statusText }) => (
                  <li key={id} className="row between">
                    <span>{name}</span>
                    <span className="tag grey">{statusText}</span>
                  </li>
                ))}
              </ul>
            </Card>
          </>
        )}
      </QueryState>
      <Settings />
    </Stack>
  );
}

const percent = (share: number | null | undefined): string =>
  share === null || share === undefined ? '–' : `${Math.round(share * 100)}%`;

function Pausing({ id, pausing }: { readonly id: string; readonly pausing: boolean }) {
  const [pause, pauseState] = useCommand(BranchPauseDocument);
  const [resume, resumeState] = useCommand(BranchResumeDocument);
  const state = pausing ? resumeState : pauseState;
  return (
    <Card>
      <div className="row between">
        <span className="grow">{pausing ? words('pausingNow') : words('pauseHint')}</span>
        <Button busy={state.busy} onClick={() => void (pausing ? resume : pause)({ organizationId: id })}>
          {words(pausing ? 'resume' : 'pause')}
        </Button>
      </div>
      <CommandProblem of={state.problem} />
    </Card>
  );
}

function Settings() {
  const session = useSession();
  const client = useClient();
  const signOut = async () => {
    await client.mutation(SignOutDocument, {}).toPromise();
    session.signOut();
  };
  return (
    <Card>
      <h2>{words('settings')}</h2>
      <div className="row">
        <ElderSwitch />
        <BiggerSwitch />
        <LanguageSwitch />
        <LinkButton weight="quiet" href="/account">
          {say('ownSignIn')}
        </LinkButton>
        <Button weight="quiet" onClick={() => void signOut()}>
          {say('signOut')}
        </Button>
      </div>
      <PhoneHelpBar />
    </Card>
  );
}
