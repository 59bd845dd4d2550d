import { BranchTasksDocument } from '../generated/graphql';
import { useReturn } from '../shared/client/use-live-query';
import { Stack } from '../shared/ui/card';
import { Empty, QueryState } from '../shared/ui/states';
import { OrderList } from './order-list';
import { words } from './texts';
import { usePaged } from '../shared/client/use-paged';

const VOLUNTEERING = ['acceptAssignment', 'declineAssignment', 'startService', 'finishService'];

/** What a volunteer is asked to do, and has agreed to. */
export function TasksPage() {
  const tasks = usePaged(BranchTasksDocument, {}, ({ myTasks }) => myTasks);
  useReturn(tasks.reload);
  return (
    <Stack>
      <h1>{words('tasks')}</h1>
      <QueryState of={tasks}>
        {(orders) =>
          orders.length === 0 ? (
            <Empty title={words('tasksEmpty')} hint={words('tasksEmptyHint')} />
          ) : (
            <OrderList orders={orders} only={VOLUNTEERING} onDone={tasks.reload} more={tasks.more} />
          )
        }
      </QueryState>
    </Stack>
  );
}
