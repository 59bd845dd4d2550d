import { useState } from 'react';
import { useClient } from 'urql';
import { Link } from 'wouter';
import {
  KioskImportDocument,
  type ImportLineFragment,
  type ImportPreviewFragment,
} from '../../generated/graphql';
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { words } from '../texts/words';

/** As the server names them. */
type Status = 'STAGED' | 'SKIPPED' | 'PLACED' | 'EMERGENCY' | 'REFUSED';

/** The rows as the sheet numbers them: what is wrong first, then all of them. */
export function ImportRows({ batch }: { readonly batch: ImportPreviewFragment }) {
  const client = useClient();
  const [later, setLater] = useState<readonly ImportLineFragment[]>([]);
  const rows = [...batch.rows, ...later];
  const last = rows.at(-1)?.row ?? 0;
  const more = async () => {
    const { data } = await client
      .query(KioskImportDocument, { id: batch.id, afterRow: last }, { requestPolicy: 'network-only' })
      .toPromise();
    if (data?.importBatch.__typename === 'ImportBatch') setLater([...later, ...data.importBatch.rows]);
  };
  return (
    <Card>
      {batch.doubtful.length > 0 && (
        <>
          <h2>{words('doubtfulRows', { n: batch.doubtful.length })}</h2>
          <ul className="plain-list">
            {batch.doubtful.map((row) => (
              <Row key={row.row} of={row} />
            ))}
          </ul>
        </>
      )}
      <h2>{words('allRows', { n: batch.total })}</h2>
      <ul className="plain-list">
        {rows.map((row) => (
          <Row key={row.row} of={row} />
        ))}
      </ul>
      {rows.length < batch.total && <Button onClick={() => void more()}>{words('loadMore')}</Button>}
    </Card>
  );
}

function Row({ of: line }: { readonly of: ImportLineFragment }) {
  const { row, name, phone, address, text, problems, warnings, duplicate, status, orderId, refusal } = line;
  return (
    <li className="stack tight" data-row={row}>
      <div className="row between">
        <b>
          {words('rowNumber', { n: row })} {name}
        </b>
        <span className="row">
          {duplicate && <span className="tag">{words('duplicate')}</span>}
          <span className={`tag ${status === 'PLACED' ? 'good' : status === 'STAGED' ? 'grey' : 'red'}`}>
            {words(`row${status as Status}`)}
          </span>
        </span>
      </div>
      <p className="muted">{[phone, address].filter(Boolean).join(' · ')}</p>
      <p>{text}</p>
      {[...problems, ...(refusal ? [`${refusal.message} ${refusal.wayOut}`] : [])].map((problem) => (
        <p className="fault-text" key={problem}>
          {problem}
        </p>
      ))}
      {warnings.map((warning) => (
        <p className="muted" key={warning}>
          {warning}
        </p>
      ))}
      {orderId && (
        <p>
          <Link href={`/orders/${orderId}`}>{words('open')}</Link>
        </p>
      )}
    </li>
  );
}
