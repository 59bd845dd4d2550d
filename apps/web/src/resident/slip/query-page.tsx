import { useState, type FormEvent } from 'react';
import { OrderProgressDocument } from '../../generated/graphql';
import { useLiveQuery } from '../../shared/client/use-live-query';
import { Banner } from '../../shared/ui/banner';
import { Button, LinkButton } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { Field } from '../../shared/ui/field';
import { QueryState } from '../../shared/ui/states';
import { PageFrame } from '../home/page-frame';
import { OrderView } from '../orders/order-view';
import { say } from '../texts/words';

/** Progress by the slip's nine digits and the last four of the phone: no account, nothing to do, only to see. */
export function QueryPage() {
  const [queryCode, setQueryCode] = useState('');
  const [phoneLastFour, setPhoneLastFour] = useState('');
  const [asked, setAsked] = useState<{ queryCode: string; phoneLastFour: string } | null>(null);
  const loaded = useLiveQuery(OrderProgressDocument, {
    variables: asked ?? { queryCode: '', phoneLastFour: '' },
    pause: !asked,
    policy: 'network-only',
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const next = { queryCode: queryCode.replace(/\D/g, ''), phoneLastFour };
    if (asked?.queryCode === next.queryCode && asked.phoneLastFour === phoneLastFour) loaded.reload();
    setAsked(next);
  };
  return (
    <PageFrame title={say('query')}>
      <Card>
        <form className="stack" onSubmit={submit}>
          <Field
            label={say('queryCode')}
            hint={say('queryHint')}
            inputMode="numeric"
            required
            value={queryCode}
            onChange={({ target }) => setQueryCode(target.value)}
          />
          <Field
            label={say('phoneLastFour')}
            inputMode="numeric"
            pattern="\d{4}"
            maxLength={4}
            required
            value={phoneLastFour}
            onChange={({ target }) => setPhoneLastFour(target.value)}
          />
          <Button type="submit" weight="primary" wide>
            {say('look')}
          </Button>
        </form>
      </Card>
      {asked && (
        <QueryState of={loaded}>
          {({ orderProgress }) =>
            orderProgress.__typename === 'ServiceOrder' ? (
              <>
                <OrderView order={orderProgress} token={null} onChanged={loaded.reload} />
                <LinkButton wide href={`/orders/${orderProgress.id}`}>
                  {say('signInForMore')}
                </LinkButton>
              </>
            ) : (
              <Banner kind="danger" alert>
                <b>{orderProgress.message}</b>
                <p>{orderProgress.wayOut}</p>
              </Banner>
            )
          }
        </QueryState>
      )}
    </PageFrame>
  );
}
