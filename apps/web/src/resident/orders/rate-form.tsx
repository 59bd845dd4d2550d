import { useState, type FormEvent } from 'react';
import type { EvaluationStage, EvaluationTag } from '../../generated/graphql';
import { ResidentRateDocument, RateByLinkDocument } from '../../generated/graphql';
import { useCommand } from '../../shared/client/use-command';
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { CheckCards } from '../../shared/ui/choice-cards';
import { CommandProblem } from '../../shared/ui/command-problem';
import { TextArea } from '../../shared/ui/field';
import { Stars } from '../../shared/ui/stars';
import { useToast } from '../../shared/ui/toast';
import { say } from '../texts/words';

const GOOD: readonly EvaluationTag[] = ['ON_TIME', 'WARM', 'SKILLED', 'TIDY', 'PATIENT'];
const BAD: readonly EvaluationTag[] = ['LATE', 'COLD', 'NOT_SOLVED', 'UNTIDY', 'ASKED_FOR_MONEY'];
/** Two stars or fewer: a bad rating (handbook §4). */
const WORST_GOOD = 3;

interface RateFormProps {
  readonly stage: EvaluationStage;
  /** By one's account, or by the secret of a slip or a link. */
  readonly by: { readonly orderId: string } | { readonly token: string };
  readonly onRated: () => void;
  /** The first star: from now on another stage must not take this one's place. */
  readonly onBegun?: () => void;
}

/** Five levels first; what goes with them only once one is chosen. */
export function RateForm({ stage, by, onRated, onBegun }: RateFormProps) {
  const tell = useToast();
  const [stars, setStars] = useState<number | null>(null);
  const [tags, setTags] = useState<EvaluationTag[]>([]);
  const [words, setWords] = useState('');
  const [rate, rating] = useCommand(ResidentRateDocument);
  const [rateByLink, ratingByLink] = useCommand(RateByLinkDocument);
  const bad = stars !== null && stars < WORST_GOOD;
  const choose = (next: number) => {
    onBegun?.();
    if (next < WORST_GOOD !== bad) setTags([]);
    setStars(next);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (stars === null) return;
    const said = { stage, stars, tags, words: words.trim() || null };
    const outcome = 'token' in by ? await rateByLink({ ...said, ...by }) : await rate({ ...said, ...by });
    if (outcome.kind !== 'done') return;
    tell(bad ? say('rateBad') : say('rateThanks'));
    onRated();
  };
  return (
    <Card>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <Stars label={say('rateStage', { stage: say(`stage${stage}`) })} value={stars} onChoose={choose} />
        <p className="muted">{say('rateHint')}</p>
        {stars !== null && (
          <>
            <CheckCards
              label={say('tags')}
              values={tags}
              onChange={setTags}
              choices={(bad ? BAD : GOOD).map((value) => ({ value, title: say(value) }))}
            />
            <TextArea
              label={say('rateWords')}
              optional
              maxLength={500}
              value={words}
              onChange={({ target }) => setWords(target.value)}
            />
          </>
        )}
        <CommandProblem of={rating.problem ?? ratingByLink.problem} />
        <Button
          type="submit"
          weight="primary"
          wide
          disabled={stars === null}
          busy={rating.busy || ratingByLink.busy}
        >
          {say('rateSend')}
        </Button>
      </form>
    </Card>
  );
}
