import { MyRelativesDocument } from '../../generated/graphql';
import { useLiveQuery } from '../../shared/client/use-live-query';
import { dayAndTime } from '../../shared/display/moments';
import { colon, stop } from '../../shared/texts/punctuation';
import { Banner } from '../../shared/ui/banner';
import { Button } from '../../shared/ui/button';
import { Card, Facts } from '../../shared/ui/card';
import { ReadAloud } from '../../shared/ui/read-aloud';
import { useHere } from '../home/beginning';
import { say } from '../texts/words';
import type { Draft } from './draft';
import type { OrderedItem } from './what-step';

interface ConfirmStepProps {
  readonly draft: Draft;
  readonly item: OrderedItem | null;
  readonly busy: boolean;
  readonly onChange: (part: Partial<Draft>) => void;
  readonly onPlace: () => void;
}

/** All of it once more, in words, before it goes off. */
export function ConfirmStep({ draft, item, busy, onChange, onPlace }: ConfirmStepProps) {
  const { me } = useHere();
  const relatives = useLiveQuery(MyRelativesDocument, { variables: {}, live: false });
  const relative = relatives.data?.myRelatives.find(({ personId }) => personId === draft.forWhom);
  const session = item?.sessions.find(({ id }) => id === draft.sessionId);
  const forWhom =
    draft.forWhom === 'household' ? say('forHousehold') : relative ? relative.maskedName : say('forMe');
  const pairs: readonly (readonly [string, string])[] = [
    [say('what'), [item?.name, draft.text.trim()].filter(Boolean).join('：')],
    [say('when'), session ? dayAndTime(session.startsAt) : say(`when${draft.wish}`)],
    [say('who'), forWhom],
    [say('where'), session?.place ?? draft.address],
    [say('contact'), say(draft.contact ?? me?.contactPreference ?? 'CALL')],
  ];
  return (
    <div className="stack">
      <Card className="stack">
        <Facts pairs={pairs} />
        <ReadAloud text={pairs.map(([name, value]) => `${name}${colon()}${value}${stop()}`).join('')} />
      </Card>
      <Banner kind="good">{say('freeOfCharge')}</Banner>
      <Button weight="primary" wide busy={busy} onClick={onPlace}>
        {say('place')}
      </Button>
      <Button wide onClick={() => onChange({ step: 1 })}>
        {say('change')}
      </Button>
    </div>
  );
}
