import { useState } from 'react';
import { useClient } from 'urql';
import {
  ConsoleAuditDocument,
  ConsoleVerifyAuditDocument,
  StreetsDocument,
  type ConsoleVerifyAuditQuery,
} from '../../generated/graphql';
import { useLiveQuery } from '../../shared/client/use-live-query';
import { usePaged } from '../../shared/client/use-paged';
import { dayAndTime } from '../../shared/display/moments';
import { Banner } from '../../shared/ui/banner';
import { Button } from '../../shared/ui/button';
import { Select } from '../../shared/ui/field';
import { DataTable } from '../kit/data-table';
import { useParams } from '../kit/search-params';
import { useOffice } from '../place';
import { words } from '../texts/words';

type Check = ConsoleVerifyAuditQuery['verifyAudit'] | 'failed';

/** 系统与审计: what was done in a street, link by link, and whether the chain still holds. */
export function AuditPage() {
  const { streetId: ownStreet } = useOffice();
  const [params, change] = useParams();
  const streets = useLiveQuery(StreetsDocument, { variables: {}, live: false });
  const streetId = params.get('street') ?? ownStreet ?? streets.data?.streets[0]?.id ?? '';
  return (
    <>
      <h1>{words('audit')}</h1>
      <p className="muted">{words('auditHint')}</p>
      {!ownStreet && (
        <div className="filters">
          <Select
            label={words('street')}
            value={streetId}
            onChange={({ target }) => change({ street: target.value, subject: null })}
          >
            {streets.data?.streets.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </div>
      )}
      {streetId && (
        <Trail
          key={`${streetId}${params.get('subject')}`}
          streetId={streetId}
          subjectId={params.get('subject')}
          onSubject={(subject) => change({ subject })}
        />
      )}
    </>
  );
}

interface TrailProps {
  readonly streetId: string;
  readonly subjectId: string | null;
  readonly onSubject: (subjectId: string | null) => void;
}

function Trail({ streetId, subjectId, onSubject }: TrailProps) {
  const list = usePaged(ConsoleAuditDocument, { streetId, subjectId }, ({ auditTrail }) => auditTrail);
  return (
    <>
      {subjectId && <ChainCheck subjectId={subjectId} onClose={() => onSubject(null)} />}
      <DataTable
        label={words('audit')}
        of={list}
        empty={words('auditEmpty')}
        emptyHint={words('auditEmptyHint')}
        columns={[
          { title: words('at'), render: (_, { at }) => dayAndTime(at) },
          {
            title: words('what'),
            render: (_, { command, text }) => <b>{command === 'placeOrder' ? words('placed') : text}</b>,
          },
          {
            title: words('statusChange'),
            render: (_, { fromStatusText, toStatusText }) => `${fromStatusText ?? '–'} → ${toStatusText}`,
          },
          {
            title: words('actor'),
            render: (_, { actorKind, actorPersonId, onBehalfOfPersonId, channelText }) => (
              <>
                {words(`actor${actorKind as 'PERSON'}`)}{' '}
                <span className="hash">{actorPersonId?.slice(0, 8)}</span>
                {onBehalfOfPersonId && ` ${words('onBehalf')}`} <span className="muted">{channelText}</span>
              </>
            ),
          },
          {
            title: words('link'),
            render: (_, { seq, hash }) => (
              <span className="hash">
                {seq} · {hash.slice(0, 10)}
              </span>
            ),
          },
          {
            title: words('subject'),
            render: (_, row) =>
              subjectId ? (
                <span className="hash">{row.subjectId.slice(0, 8)}</span>
              ) : (
                <Button weight="quiet" onClick={() => onSubject(row.subjectId)}>
                  {words('openChain', { id: row.subjectId.slice(0, 8) })}
                </Button>
              ),
          },
        ]}
      />
    </>
  );
}

interface ChainCheckProps {
  readonly subjectId: string;
  readonly onClose: () => void;
}

function ChainCheck({ subjectId, onClose }: ChainCheckProps) {
  const client = useClient();
  const [check, setCheck] = useState<Check | null>(null);
  const [busy, setBusy] = useState(false);
  const verify = async () => {
    setBusy(true);
    const { data } = await client
      .query(ConsoleVerifyAuditDocument, { subjectId }, { requestPolicy: 'network-only' })
      .toPromise();
    setCheck(data?.verifyAudit ?? 'failed');
    setBusy(false);
  };
  return (
    <>
      <div className="row">
        <Button weight="plain" onClick={onClose}>
          {words('wholeStreet')}
        </Button>
        <Button weight="primary" busy={busy} onClick={() => void verify()}>
          {words('verify')}
        </Button>
        <span className="hash">{subjectId}</span>
      </div>
      <div role="status">
        {check === 'failed' && <Banner kind="danger">{words('verifyFailed')}</Banner>}
        {check && check !== 'failed' && !check.fault && (
          <Banner kind="good">{words('chainWhole', { n: check.entries })}</Banner>
        )}
        {check && check !== 'failed' && check.fault && (
          <Banner kind="danger">
            <b>{words('chainBroken', { seq: check.fault.seq })}</b>
            <p>{words(`fault${check.fault.reason as 'GAP'}`)}</p>
          </Banner>
        )}
      </div>
    </>
  );
}
