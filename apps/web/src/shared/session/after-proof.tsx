import { Suspense, useState } from 'react';
import { ChoosePersonDocument } from '../../generated/graphql';
import { useCommand } from '../client/use-command';
import { EnrolFirst, FirstPassword, ShowFactor } from '../sign-in/lazy-pages';
import { say } from '../texts/words';
import { Button } from '../ui/button';
import { Stack } from '../ui/card';
import { CommandProblem } from '../ui/command-problem';
import { Skeleton } from '../ui/states';
import { RegisterResident } from './register-resident';
import { useSession } from './session-context';
import type { Candidate, Further, ProofAnswer } from './proof-answer';

/** Takes an answer: signs in, or remembers the step that is left. */
export function useAfterProof(): [Further | null, (answer: ProofAnswer) => void] {
  const session = useSession();
  const [further, setFurther] = useState<Further | null>(null);
  const proceed = (answer: ProofAnswer) =>
    answer.__typename === 'SignedIn' ? session.signIn(answer) : setFurther(answer);
  return [further, proceed];
}

interface AfterProofProps {
  readonly further: Further;
  readonly proceed: (answer: ProofAnswer) => void;
}

/** The step that is left of signing in. */
export function AfterProof({ further, proceed }: AfterProofProps) {
  if (further.__typename === 'ChoosePerson') return <WhoAreYou {...further} proceed={proceed} />;
  if (further.__typename === 'RegistrationNeeded')
    return <RegisterResident ticket={further.ticket} proceed={proceed} />;
  const Step = {
    SecondFactorWanted: ShowFactor,
    NewPasswordWanted: FirstPassword,
    EnrolmentWanted: EnrolFirst,
  }[further.__typename];
  return (
    <Suspense fallback={<Skeleton rows={3} />}>
      <Step key={further.ticket} ticket={further.ticket} proceed={proceed} />
    </Suspense>
  );
}

interface WhoAreYouProps {
  readonly ticket: string;
  readonly candidates: readonly Candidate[];
  readonly proceed: (answer: ProofAnswer) => void;
}

/** A phone is not a person (handbook §1): couples share one. */
function WhoAreYou({ ticket, candidates, proceed }: WhoAreYouProps) {
  const [choose, choosing] = useCommand(ChoosePersonDocument, { keyed: false });
  const pick = async (personId: string) => {
    const outcome = await choose({ personId, ticket });
    if (outcome.kind === 'done') proceed(outcome.answer);
  };
  return (
    <Stack>
      <h2>{say('whoAreYou')}</h2>
      {candidates.map(({ personId, maskedName }) => (
        <Button key={personId} wide busy={choosing.busy} onClick={() => void pick(personId)}>
          {maskedName}
        </Button>
      ))}
      <CommandProblem of={choosing.problem} />
    </Stack>
  );
}
