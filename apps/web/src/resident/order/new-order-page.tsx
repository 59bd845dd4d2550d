import { useEffect } from 'react';
import { useLocation, useSearch } from 'wouter';
import { PlaceOrderDocument, ServiceDetailDocument } from '../../generated/graphql';
import { useCommand } from '../../shared/client/use-command';
import { useLiveQuery } from '../../shared/client/use-live-query';
import { CommandProblem } from '../../shared/ui/command-problem';
import { useToast } from '../../shared/ui/toast';
import { useHere } from '../home/beginning';
import { EmergencyCard } from '../home/emergency-card';
import { PageFrame } from '../home/page-frame';
import { SignedInOnly } from '../me/signed-in-only';
import { say } from '../texts/words';
import { useDraft, type Draft } from './draft';
import { ConfirmStep } from './confirm-step';
import { WhatStep } from './what-step';
import { WhereStep } from './where-step';

/** Three steps: what and when, for whom and where, check. */
export function NewOrderPage() {
  return (
    <SignedInOnly title={say('newOrder')}>
      <Steps />
    </SignedInOnly>
  );
}

function Steps() {
  const search = new URLSearchParams(useSearch());
  const [, go] = useLocation();
  const tell = useToast();
  const { me, street } = useHere();
  const [draft, change, drop] = useDraft(search.get('item'), search.get('text') ?? '');
  const [place, placing] = useCommand(PlaceOrderDocument);
  const detail = useLiveQuery(ServiceDetailDocument, {
    variables: { id: draft.itemId ?? '' },
    pause: !draft.itemId,
    live: false,
  });
  const item = detail.data?.serviceItem ?? null;

  useEffect(() => {
    if (me?.address && !draft.address) change({ address: me.address });
    // once, when the profile is there: what was emptied on purpose stays empty
    // (the draft is no reason to run again)
  }, [me?.id]);
  useEffect(() => window.scrollTo({ top: 0 }), [draft.step]);

  const submit = async () => {
    const outcome = await place(inputOf(draft, me?.communityId ?? street?.communities[0]?.id ?? ''));
    if (outcome.kind !== 'done' || outcome.answer.__typename !== 'OrderPlaced') return;
    drop();
    tell(say('placed'));
    go(`/orders/${outcome.answer.order.id}`, { replace: true });
  };
  const danger = placing.answer?.__typename === 'EmergencyDetected' ? placing.answer : null;
  const steps = {
    1: <WhatStep draft={draft} item={item} onChange={change} />,
    2: <WhereStep draft={draft} onChange={change} />,
    3: (
      <ConfirmStep
        draft={draft}
        item={item}
        busy={placing.busy}
        onChange={change}
        onPlace={() => void submit()}
      />
    ),
  };
  return (
    <PageFrame title={say(`step${draft.step}`)}>
      <ol className="steps" aria-label={say('stepOf', { n: draft.step })}>
        {([1, 2, 3] as const).map((n) => (
          <li key={n} aria-current={n === draft.step ? 'step' : undefined}>
            <span>{n}</span> {say(`step${n}`)}
          </li>
        ))}
      </ol>
      {danger ? <EmergencyCard call={danger.call} message={danger.message} /> : steps[draft.step]}
      <CommandProblem of={placing.problem} />
    </PageFrame>
  );
}

function inputOf(draft: Draft, communityId: string) {
  const { itemId, sessionId, text, wish, forWhom, address, contact, volunteerId } = draft;
  const wanted = wish === 'Any' || sessionId ? '' : `${say('wanted', { when: say(`when${wish}`) })}`;
  const relative = forWhom !== 'self' && forWhom !== 'household';
  return {
    channel: 'WEB' as const,
    communityId,
    itemId,
    sessionId,
    text: [text.trim(), wanted].filter(Boolean).join('\n'),
    address: address.trim() || null,
    beneficiary: forWhom === 'household' ? ('HOUSEHOLD' as const) : ('PERSON' as const),
    ...(relative && { requester: { personId: forWhom } }),
    ...(contact && { contactPreference: contact }),
    ...(volunteerId && { preferredVolunteerId: volunteerId }),
    ...(wish === 'Urgent' && { urgency: 'URGENT' as const }),
  };
}
