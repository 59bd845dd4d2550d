import { Tabs } from '../../shared/ui/tabs';
import { useFilter } from '../kit/search-params';
import { words } from '../texts/words';
import { ItemList } from './item-list';
import { StreetWordsList } from './street-words-list';

/** 服务目录: what is on the shelf, and how people here ask for it. */
export function ShelfPage() {
  const [view, setView] = useFilter<'items' | 'street-words'>('view', 'items');
  return (
    <>
      <h1>{words('shelf')}</h1>
      <Tabs
        label={words('shelf')}
        tabs={[
          { key: 'items', title: words('items') },
          { key: 'street-words', title: words('streetWords') },
        ]}
        current={view}
        onChoose={setView}
      />
      {view === 'items' ? <ItemList /> : <StreetWordsList />}
    </>
  );
}
