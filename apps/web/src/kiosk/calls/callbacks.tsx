import { useState } from 'react';
import { KioskCallbacksDocument } from '../../generated/graphql';
import { usePaged } from '../../shared/client/use-paged';
import { useReturn } from '../../shared/client/use-live-query';
import { dayAndTime } from '../../shared/display/moments';
import { useProductNow } from '../../shared/display/product-clock';
import { Button } from '../../shared/ui/button';
import { Empty, QueryState } from '../../shared/ui/states';
import { TimeLeft } from '../../shared/ui/time-left';
import { useDeskEvents } from '../desk/use-desk-events';
import { words } from '../texts/words';
import { CallbackSheet } from './callback-sheet';
import type { CallbackTask } from './callback-task';

/** 回访: who must be asked by somebody other than the team that served, the most urgent first. */
export function Callbacks() {
  const tasks = usePaged(KioskCallbacksDocument, {}, ({ callbacks }) => callbacks);
  useReturn(tasks.reload);
  useDeskEvents(tasks.reload);
  const now = useProductNow();
  const [calling, setCalling] = useState<CallbackTask | null>(null);
  return (
    <>
      <QueryState of={tasks}>
        {(list) =>
          list.length === 0 ? (
            <Empty title={words('callbacksEmpty')} hint={words('callbacksEmptyHint')} />
          ) : (
            <ul className="order-list">
              {list.map((task) => (
                <li key={task.id} className="card stack tight" data-callback={task.orderId}>
                  <div className="row between">
                    <h2>{task.purposeText}</h2>
                    <TimeLeft dueAt={task.dueAt} light={Date.parse(task.dueAt) < now ? 'RED' : 'GREEN'} />
                  </div>
                  <p className="muted">
                    {words('callbackDue', { time: dayAndTime(task.dueAt) })} ·{' '}
                    {words('callbackTries', { n: task.failedCalls })}
                  </p>
                  <Button weight="primary" onClick={() => setCalling(task)}>
                    {words('callAndRecord')}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </QueryState>
      {tasks.more && <Button onClick={tasks.more}>{words('loadMore')}</Button>}
      {calling && <CallbackSheet task={calling} onClose={() => setCalling(null)} onDone={tasks.reload} />}
    </>
  );
}
