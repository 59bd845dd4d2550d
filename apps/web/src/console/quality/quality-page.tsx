import { Tabs } from '../../shared/ui/tabs';
import { useFilter } from '../kit/search-params';
import { words } from '../texts/words';
import { AppealList } from './appeal-list';
import { CallbackList } from './callback-list';
import { PaperList } from './paper-list';
import { SupervisionList } from './supervision-list';

const VIEWS = {
  supervision: SupervisionList,
  appeals: AppealList,
  callbacks: CallbackList,
  papers: PaperList,
} as const;
type View = keyof typeof VIEWS;

/** 评价与督办: what was missed, what is contested, who is called back, which papers wait. */
export function QualityPage() {
  const [view, setView] = useFilter<View>('view', 'supervision');
  const List = VIEWS[view] ?? SupervisionList;
  return (
    <>
      <h1>{words('quality')}</h1>
      <Tabs
        label={words('quality')}
        tabs={(Object.keys(VIEWS) as View[]).map((key) => ({ key, title: words(key) }))}
        current={view}
        onChoose={setView}
      />
      <List />
    </>
  );
}
