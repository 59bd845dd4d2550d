import { MessageCircleHeart, Search } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { CategoriesDocument } from '../../generated/graphql';
import { useLiveQuery } from '../../shared/client/use-live-query';
import { useDisplayMode } from '../../shared/display/display-mode';
import { Button } from '../../shared/ui/button';
import { Select } from '../../shared/ui/field';
import { PhoneHelpBar } from '../../shared/ui/phone-help';
import { LanguageSwitch } from '../../shared/ui/switches';
import { say as sayShared } from '../../shared/texts/words';
import { say } from '../texts/words';
import { useHere } from './beginning';
import { CategoryIcon } from './category-icons';
import { DisplaySwitch } from './display-switch';
import { ShelfList } from './shelf-list';
import { useSettled } from './use-settled';

const SHOWN_CATEGORIES = 8;

/** The supermarket's front: search, say it, eight categories, the shelf. 长辈版 begins with help by phone. */
export function HomePage() {
  const { streets, street, community, me, chooseStreet } = useHere();
  const mode = useDisplayMode();
  const [search, setSearch] = useState('');
  const [category, setCategory] = useState<string | null>(null);
  const settled = useSettled(search.trim());
  const help = <PhoneHelpBar station={community?.publicPhone ?? street?.publicPhone} />;
  return (
    <>
      <header className="home-head">
        <div className="row between">
          <h1>{sayShared('appName')}</h1>
          <div className="row">
            <LanguageSwitch />
            <DisplaySwitch />
          </div>
        </div>
        <p>{say('slogan')}</p>
        <div className="search" role="search">
          <Search aria-hidden />
          <input
            type="search"
            enterKeyHint="search"
            aria-label={say('searchLabel')}
            placeholder={say('search')}
            value={search}
            onChange={({ target }) => setSearch(target.value)}
          />
        </div>
      </header>
      <main className="page stack">
        {mode !== 'standard' && help}
        <Link href="/say" className="say-it">
          <MessageCircleHeart aria-hidden />
          <span>
            <b>{say('sayIt')}</b>
            <small>{say('sayItHint')}</small>
          </span>
        </Link>
        <Categories chosen={category} onChoose={setCategory} />
        <ShelfList search={settled} category={category} />
        {mode === 'standard' && help}
        {!me && streets.length > 1 && (
          <Select
            label={say('street')}
            value={street?.id ?? ''}
            onChange={({ target }) => chooseStreet(target.value)}
          >
            {streets.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </main>
    </>
  );
}

interface CategoriesProps {
  readonly chosen: string | null;
  readonly onChoose: (code: string | null) => void;
}

function Categories({ chosen, onChoose }: CategoriesProps) {
  const { data } = useLiveQuery(CategoriesDocument, { variables: {}, live: false, policy: 'cache-first' });
  const [all, setAll] = useState(false);
  const categories = data?.serviceCategories ?? [];
  const shown = all ? categories : categories.slice(0, SHOWN_CATEGORIES);
  return (
    <section aria-label={say('categories')} className="categories">
      <ul>
        {!data &&
          Array.from({ length: SHOWN_CATEGORIES }, (_, n) => <li key={n} className="skeleton" aria-hidden />)}
        {shown.map(({ code, name }) => (
          <li key={code}>
            <button
              type="button"
              aria-pressed={code === chosen}
              onClick={() => onChoose(code === chosen ? null : code)}
            >
              <CategoryIcon code={code} />
              {name}
            </button>
          </li>
        ))}
      </ul>
      <Button weight="plain" wide aria-expanded={all} onClick={() => setAll(!all)}>
        {say(all ? 'fewerCategories' : 'allCategories')}
      </Button>
    </section>
  );
}
