import type { Role } from '../../generated/graphql';
import { Tabs } from '../../shared/ui/tabs';
import { useFilter } from '../kit/search-params';
import { useOffice } from '../place';
import { words } from '../texts/words';
import { AppealList } from './appeal-list';
import { CallbackList } from './callback-list';
import { CallbackSample } from './callback-sample';
import { PaperList } from './paper-list';
import { SupervisionList } from './supervision-list';

const VIEWS = {
  supervision: SupervisionList,
  appeals: AppealList,
  callbacks: CallbackList,
  papers: PaperList,
  sample: CallbackSample,
} as const;
type View = keyof typeof VIEWS;

const OFFICIALS: readonly Role[] = ['STREET_OFFICER', 'STREET_SUPERVISOR', 'DISTRICT_OFFICER'];
const DESKS: readonly Role[] = ['COMMUNITY_DESK', 'COMMUNITY_SECRETARY', ...OFFICIALS];
/** Who has something to do there; the server decides again. */
const MAY: Readonly<Record<View, readonly Role[]>> = {
  supervision: DESKS,
  appeals: DESKS,
  callbacks: DESKS,
  papers: DESKS,
  sample: [...OFFICIALS, 'AUDITOR'],
};

/** 评价与督办: what was missed, what is contested, who is called back, which papers wait, how the sample was drawn. */
export function QualityPage() {
  const { holds } = useOffice();
  const mine = (Object.keys(VIEWS) as View[]).filter((key) => holds(...MAY[key]));
  const [asked, setView] = useFilter<View>('view', 'supervision');
  const view = mine.includes(asked) ? asked : mine[0]!;
  const List = VIEWS[view];
  return (
    <>
      <h1>{words('quality')}</h1>
      <Tabs
        label={words('quality')}
        tabs={mine.map((key) => ({ key, title: words(key) }))}
        current={view}
        onChoose={setView}
      />
      <List />
    </>
  );
}
