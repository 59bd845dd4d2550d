import { useState, type FormEvent } from 'react';
import { useSearch } from 'wouter';
import { SuggestDocument, type SuggestQuery } from '../../generated/graphql';
import { useLiveQuery } from '../../shared/client/use-live-query';
import { Banner } from '../../shared/ui/banner';
import { Button, LinkButton } from '../../shared/ui/button';
import { TextArea } from '../../shared/ui/field';
import { Empty, QueryState } from '../../shared/ui/states';
import { say } from '../texts/words';
import { useHere } from './beginning';
import { EmergencyCard } from './emergency-card';
import { PageFrame } from './page-frame';
import { ServiceCard } from './shelf-list';

/** 说一说需要什么: plain words, what they may mean, and an order in one's own words when nothing fits. */
export function SayPage() {
  const given = new URLSearchParams(useSearch()).get('text') ?? '';
  const { street, community } = useHere();
  const [text, setText] = useState(given);
  const [asked, setAsked] = useState(given);
  const answer = useLiveQuery(SuggestDocument, {
    variables: { streetId: street?.id ?? '', communityId: community?.id ?? null, text: asked },
    pause: !street || !asked,
    live: false,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(text.trim());
  };
  return (
    <PageFrame title={say('sayIt')}>
      <form className="stack" onSubmit={submit}>
        <TextArea
          label={say('sayLabel')}
          hint={say('sayExample')}
          required
          maxLength={2000}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <Button type="submit" weight="primary" wide>
          {say('findIt')}
        </Button>
      </form>
      {asked && (
        <div className="stack" aria-live="polite">
          <QueryState of={answer}>
            {({ suggestServices }) => <Suggestions of={suggestServices} text={asked} />}
          </QueryState>
        </div>
      )}
    </PageFrame>
  );
}

interface SuggestionsProps {
  readonly of: SuggestQuery['suggestServices'];
  readonly text: string;
}

function Suggestions({ of: { call, advice, reason, needs, duplicates }, text }: SuggestionsProps) {
  if (call) return <EmergencyCard call={call} message={reason} />;
  const items = needs.flatMap(({ suggestions }) => suggestions.slice(0, 2).map(({ item }) => item));
  const different = items.filter((item, n) => items.findIndex(({ id }) => id === item.id) === n);
  return (
    <>
      {duplicates[0] && (
        <Banner kind="info">
          <b>{say('sameAlready')}</b>
          <p>{duplicates[0].text}</p>
          <LinkButton href={`/orders/${duplicates[0].id}`}>{say('openIt')}</LinkButton>
        </Banner>
      )}
      {advice === 'HOTLINE_12345' && (
        <Banner>
          <b>{say('adviceHotline')}</b>
          <p>{reason}</p>
        </Banner>
      )}
      <h2>{say('maybeThese')}</h2>
      {different.length === 0 && <Empty title={say('none')} hint={say('noneHint')} />}
      <ul className="stack">
        {different.map((item) => (
          <ServiceCard key={item.id} item={item} />
        ))}
      </ul>
      <LinkButton wide href={`/order?text=${encodeURIComponent(text)}`}>
        {say('orderAsSaid')}
      </LinkButton>
    </>
  );
}
