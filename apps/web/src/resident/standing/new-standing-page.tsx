import { useState, type FormEvent } from 'react';
import { useLocation, useSearch } from 'wouter';
import {
  CreateStandingDocument,
  MyRelativesDocument,
  ServiceDetailDocument,
  type ServiceDetailQuery,
} from '../../generated/graphql';
import { useCommand } from '../../shared/client/use-command';
import { useLiveQuery } from '../../shared/client/use-live-query';
import { colon } from '../../shared/texts/punctuation';
import { Button } from '../../shared/ui/button';
import { ChoiceCards } from '../../shared/ui/choice-cards';
import { CommandProblem } from '../../shared/ui/command-problem';
import { TextArea } from '../../shared/ui/field';
import { QueryState, Skeleton } from '../../shared/ui/states';
import { useToast } from '../../shared/ui/toast';
import { useHere } from '../home/beginning';
import { EmergencyCard } from '../home/emergency-card';
import { PageFrame } from '../home/page-frame';
import { SignedInOnly } from '../me/signed-in-only';
import { say } from '../texts/words';
import { ProviderField } from './provider-field';
import { dayFromNow, ruleOf, type RuleDraft } from './rule';
import { RuleFields } from './rule-fields';
import { words } from './texts';

/** Asks an organisation for a service that comes again and again; it agrees or declines (志愿服务条例 25). */
export function NewStandingPage() {
  const itemId = new URLSearchParams(useSearch()).get('item');
  const detail = useLiveQuery(ServiceDetailDocument, {
    variables: { id: itemId ?? '' },
    pause: !itemId,
    live: false,
  });
  return (
    <SignedInOnly title={say('newStanding')}>
      <PageFrame title={say('newStanding')}>
        {itemId ? (
          <QueryState of={detail} rows={4}>
            {({ serviceItem }) => <NewStanding item={serviceItem ?? null} />}
          </QueryState>
        ) : (
          <NewStanding item={null} />
        )}
      </PageFrame>
    </SignedInOnly>
  );
}

type Item = NonNullable<ServiceDetailQuery['serviceItem']>;

function NewStanding({ item }: { readonly item: Item | null }) {
  const { me, street } = useHere();
  return me && street ? <StandingForm item={item} /> : <Skeleton rows={4} />;
}

function StandingForm({ item }: { readonly item: Item | null }) {
  const { me, street } = useHere();
  const [, go] = useLocation();
  const tell = useToast();
  const relatives = useLiveQuery(MyRelativesDocument, { variables: {}, live: false });
  const known = (relatives.data?.myRelatives ?? []).filter(({ ordersForMe }) => !ordersForMe);
  const [text, setText] = useState('');
  const [forWhom, setForWhom] = useState('self');
  const [organizationId, setOrganization] = useState('');
  const [rule, setRule] = useState<RuleDraft>({
    rhythm: 'weekly',
    weekdays: ['2'],
    at: '09:00',
    startsOn: dayFromNow(1),
    endsOn: '',
  });
  const [create, creating] = useCommand(CreateStandingDocument);
  const communityId = me?.communityId ?? street?.communities[0]?.id ?? '';
  const lacking = organizationId === '' || (rule.rhythm === 'weekly' && rule.weekdays.length === 0);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (lacking) return;
    const outcome = await create({
      channel: 'WEB',
      beneficiary: 'PERSON',
      communityId,
      organizationId,
      itemId: item?.id ?? null,
      text: text.trim() || (item?.name ?? ''),
      ...(forWhom !== 'self' && { requester: { personId: forWhom } }),
      rule: ruleOf(rule),
    });
    if (outcome.kind !== 'done' || outcome.answer.__typename !== 'StandingOrder') return;
    tell(words('standingAsked'));
    go('/standing', { replace: true });
  };
  const danger = creating.answer?.__typename === 'EmergencyDetected' ? creating.answer : null;
  if (danger) return <EmergencyCard call={danger.call} message={danger.message} />;
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      {item && (
        <p>
          {say('chosen')}
          {colon()}
          <b>{item.name}</b>
        </p>
      )}
      <TextArea
        label={say('details')}
        hint={say('detailsHint')}
        optional={item !== null}
        required={item === null}
        maxLength={1000}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <RuleFields rule={rule} onChange={(part) => setRule({ ...rule, ...part })} />
      <ChoiceCards
        label={say('whoFor')}
        value={forWhom}
        onChoose={setForWhom}
        choices={[
          { value: 'self', title: say('forMe') },
          ...known.map(({ personId, maskedName, relation }) => ({
            value: personId,
            title: say('forRelative', { name: maskedName }),
            note: say(relation),
          })),
        ]}
      />
      <ProviderField
        offering={item?.providers ?? []}
        communityId={communityId}
        value={organizationId}
        onChange={setOrganization}
      />
      <p className="muted">{words('standingAnswer')}</p>
      <CommandProblem of={creating.problem} />
      <Button type="submit" weight="primary" wide disabled={lacking} busy={creating.busy}>
        {words('askStanding')}
      </Button>
    </form>
  );
}
