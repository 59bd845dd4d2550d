import {
  ConsoleCreateItemDocument,
  ConsoleEditItemDocument,
  ConsoleItemsDocument,
  ConsolePutOnShelfDocument,
  ConsoleTakeOffShelfDocument,
  type ConsoleItemFragment,
  type ServiceItemStatus,
} from '../../generated/graphql';
import { usePaged } from '../../shared/client/use-paged';
import { Button } from '../../shared/ui/button';
import { Tabs } from '../../shared/ui/tabs';
import { DataTable } from '../kit/data-table';
import { useForm } from '../kit/form-sheet';
import { useFilter, useParams } from '../kit/search-params';
import { useOffice } from '../place';
import { words } from '../texts/words';
import { itemFields, itemInput, itemValues, useCategories } from './item-form';
import { ItemSessions } from './item-sessions';

const LOOKS = { DRAFT: '', ON_SHELF: 'good', OFF_SHELF: 'grey' } as const;

/** Items of the place in every status: drafted, edited, put on the shelf and taken off. */
export function ItemList() {
  const { place } = useOffice();
  const [status, setStatus] = useFilter<ServiceItemStatus | ''>('status', '');
  const [params, change] = useParams();
  const opened = params.get('item');
  const categories = useCategories();
  const { open, sheet } = useForm();
  const list = usePaged(
    ConsoleItemsDocument,
    { organizationId: place.id, ...(status && { status }) },
    ({ managedServiceItems }) => managedServiceItems,
  );
  const create = () =>
    open({
      title: words('itemCreate'),
      document: ConsoleCreateItemDocument,
      fixed: { organizationId: place.id },
      fields: itemFields(categories),
      initial: { delivery: 'HOME', groupSize: 'INDIVIDUAL', risk: 'LOW', durationMinutes: '60' },
      toInput: (values) => itemInput(categories, values, null),
      onDone: list.reload,
    });
  const edit = (item: ConsoleItemFragment) =>
    open({
      title: words('itemEdit'),
      document: ConsoleEditItemDocument,
      fixed: { itemId: item.id },
      fields: itemFields(categories),
      initial: itemValues(item),
      toInput: (values) => itemInput(categories, values, item),
      onDone: list.reload,
    });
  const shelve = (item: ConsoleItemFragment) =>
    open({
      title: words(item.status === 'ON_SHELF' ? 'takeOff' : 'putOn'),
      document: item.status === 'ON_SHELF' ? ConsoleTakeOffShelfDocument : ConsolePutOnShelfDocument,
      fixed: { itemId: item.id },
      intro: (
        <p>{words(item.status === 'ON_SHELF' ? 'takeOffIntro' : 'putOnIntro', { name: item.nameZh })}</p>
      ),
      onDone: list.reload,
    });
  return (
    <>
      <div className="row between">
        <Tabs
          label={words('status')}
          tabs={(['', 'ON_SHELF', 'DRAFT', 'OFF_SHELF'] as const).map((key) => ({
            key,
            title: key === '' ? words('all') : words(`item${key}`),
          }))}
          current={status}
          onChoose={setStatus}
        />
        <Button weight="primary" onClick={create}>
          {words('itemCreate')}
        </Button>
      </div>
      {opened && <ItemSessions itemId={opened} onClose={() => change({ item: null })} />}
      <DataTable
        label={words('items')}
        of={list}
        empty={words('itemsEmpty')}
        emptyHint={words('itemsEmptyHint')}
        columns={[
          {
            title: words('name'),
            width: '28%',
            render: (_, { name, category }) => (
              <>
                <b>{name}</b>
                <br />
                <span className="muted">{category.name}</span>
              </>
            ),
          },
          { title: words('delivery'), render: (_, { deliveryText }) => deliveryText },
          { title: words('risk'), render: (_, { riskText }) => riskText },
          {
            title: words('status'),
            render: (_, { status: is, statusText }) => (
              <span className={`tag ${LOOKS[is]}`}>{statusText}</span>
            ),
          },
          {
            title: words('actions'),
            render: (_, item) => (
              <span className="row">
                <Button onClick={() => shelve(item)}>
                  {words(item.status === 'ON_SHELF' ? 'takeOff' : 'putOn')}
                </Button>
                <Button weight="quiet" onClick={() => edit(item)}>
                  {words('itemEdit')}
                </Button>
                <Button weight="quiet" onClick={() => change({ item: item.id })}>
                  {words('sessions')}
                </Button>
              </span>
            ),
          },
        ]}
      />
      {sheet}
    </>
  );
}
