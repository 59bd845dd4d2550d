import { useState, type ReactNode } from 'react';
import { EndStandingDocument, SkipStandingDocument, type StandingFragment } from '../../generated/graphql';
import { useCommand } from '../client/use-command';
import { dayAndTime, fullDay } from '../display/moments';
import { Button } from '../ui/button';
import { Card, Facts } from '../ui/card';
import { ChoiceCards } from '../ui/choice-cards';
import { CommandProblem } from '../ui/command-problem';
import { Sheet } from '../ui/sheet';
import { useToast } from '../ui/toast';
import { ruleText } from './rule-text';
import { words } from './texts';

const LOOKS = { PROPOSED: 'tag', ACTIVE: 'tag good', ENDED: 'tag grey' } as const;
/** Whose turn it is depends on who looks. */
const STATUS = {
  resident: { PROPOSED: 'isPROPOSED', ACTIVE: 'isACTIVE', ENDED: 'isENDED' },
  provider: { PROPOSED: 'isPROPOSEDToUs', ACTIVE: 'isACTIVE', ENDED: 'isENDED' },
} as const;
const REASONS = {
  resident: ['whyAway', 'whyWell', 'whyOther'],
  provider: ['whyShort', 'whyOther'],
} as const;

interface StandingCardProps {
  readonly standing: StandingFragment;
  /** Who looks at it. */
  readonly side: 'resident' | 'provider';
  /** What else this side may do. */
  readonly children?: ReactNode;
}

/** One standing order: what, when, who; leaving one time out, and ending it. */
export function StandingCard({ standing, side, children }: StandingCardProps) {
  const [asking, setAsking] = useState<'skip' | 'end' | null>(null);
  const { text, status, nextAt, nextSkipped, endsOn, organizationName, residentName } = standing;
  return (
    <Card as="li" className="stack tight">
      <div className="row between">
        <h2>{text}</h2>
        <span className={LOOKS[status as 'ACTIVE']}>{words(STATUS[side][status as 'ACTIVE'])}</span>
      </div>
      <Facts
        pairs={[
          [words('rule'), ruleText(standing)],
          [words('untilWhen'), endsOn && fullDay(`${endsOn}T12:00:00+08:00`)],
          [
            words('next'),
            nextAt && (nextSkipped ? words('nextSkipped', { when: dayAndTime(nextAt) }) : dayAndTime(nextAt)),
          ],
          [words('who'), side === 'resident' ? organizationName : null],
          [words('whom'), residentName],
        ]}
      />
      {status !== 'ENDED' && (
        <div className="row">
          {children}
          {nextAt && !nextSkipped && <Button onClick={() => setAsking('skip')}>{words('skip')}</Button>}
          {(side === 'resident' || status === 'ACTIVE') && (
            <Button weight="quiet" onClick={() => setAsking('end')}>
              {words(side === 'resident' ? 'end' : 'endByUs')}
            </Button>
          )}
        </div>
      )}
      {asking && (
        <AskWhy standing={standing} what={asking} reasons={REASONS[side]} onClose={() => setAsking(null)} />
      )}
    </Card>
  );
}

interface AskWhyProps {
  readonly standing: StandingFragment;
  readonly what: 'skip' | 'end';
  readonly reasons: readonly ('whyAway' | 'whyWell' | 'whyShort' | 'whyOther')[];
  readonly onClose: () => void;
}

function AskWhy({ standing: { id, nextAt }, what, reasons, onClose }: AskWhyProps) {
  const tell = useToast();
  const [why, setWhy] = useState(reasons[0]!);
  const [skip, skipping] = useCommand(SkipStandingDocument);
  const [end, ending] = useCommand(EndStandingDocument);
  const submit = async () => {
    const input = { standingOrderId: id, reason: words(why), channel: 'WEB' as const };
    const outcome = await (what === 'skip' ? skip({ ...input, on: localDay(nextAt!) }) : end(input));
    if (outcome.kind !== 'done') return;
    tell(words(what === 'skip' ? 'skipped' : 'ended'));
    onClose();
  };
  return (
    <Sheet open onClose={onClose} title={words(what)}>
      <div className="stack">
        {what === 'skip' && <p>{dayAndTime(nextAt!)}</p>}
        <ChoiceCards
          label={words('why')}
          value={why}
          onChoose={setWhy}
          choices={reasons.map((value) => ({ value, title: words(value) }))}
        />
        <CommandProblem of={skipping.problem ?? ending.problem} />
        <Button weight="primary" wide busy={skipping.busy || ending.busy} onClick={() => void submit()}>
          {words(what === 'skip' ? 'confirmSkip' : 'confirmEnd')}
        </Button>
      </div>
    </Sheet>
  );
}

/** The day in China, `2026-03-10`. */
const localDay = (at: string): string => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10);
