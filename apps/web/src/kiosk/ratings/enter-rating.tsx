import { useState, type FormEvent } from 'react';
import { KioskFindOrderDocument } from '../../generated/graphql';
import { useLiveQuery } from '../../shared/client/use-live-query';
import { Banner } from '../../shared/ui/banner';
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { Field } from '../../shared/ui/field';
import { QueryState } from '../../shared/ui/states';
import { words } from '../texts/words';
import { PaperForm } from './paper-form';

/** First the order, by what is printed on the slip; then what the resident has ticked on it. */
export function EnterRating() {
  const [queryCode, setQueryCode] = useState('');
  const [lastFour, setLastFour] = useState('');
  const [asked, setAsked] = useState<{ queryCode: string; phoneLastFour: string } | null>(null);
  const found = useLiveQuery(KioskFindOrderDocument, {
    variables: asked ?? { queryCode: '', phoneLastFour: '' },
    pause: !asked,
    live: false,
    policy: 'network-only',
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked({ queryCode: queryCode.replace(/\D/g, ''), phoneLastFour: lastFour });
  };
  const begin = () => {
    setAsked(null);
    setQueryCode('');
    setLastFour('');
  };
  return (
    <>
      <Card>
        <form className="stack" onSubmit={submit}>
          <h2>{words('findOrder')}</h2>
          <div className="two">
            <Field
              label={words('queryCode')}
              hint={words('queryCodeHint')}
              inputMode="numeric"
              autoComplete="off"
              required
              pattern="(\s*\d){9}\s*"
              value={queryCode}
              onChange={({ target }) => setQueryCode(target.value)}
            />
            <Field
              label={words('lastFour')}
              inputMode="numeric"
              autoComplete="off"
              required
              pattern="\d{4}"
              maxLength={4}
              value={lastFour}
              onChange={({ target }) => setLastFour(target.value)}
            />
          </div>
          <Button type="submit" weight="outline" wide>
            {words('find')}
          </Button>
        </form>
      </Card>
      {asked && (
        <QueryState of={found} rows={1}>
          {({ orderProgress }) =>
            orderProgress.__typename === 'ServiceOrder' ? (
              <PaperForm key={orderProgress.id} order={orderProgress} onNext={begin} />
            ) : (
              <Banner kind="danger" alert>
                <b>{orderProgress.message}</b>
                <p>{orderProgress.wayOut}</p>
              </Banner>
            )
          }
        </QueryState>
      )}
    </>
  );
}
