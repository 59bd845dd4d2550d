import { Plus } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { KioskPlaceOrdersDocument } from '../../generated/graphql';
import { randomKey } from '../../shared/client/random-key';
import { useCommand } from '../../shared/client/use-command';
import { Banner } from '../../shared/ui/banner';
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { CommandProblem } from '../../shared/ui/command-problem';
import { Field } from '../../shared/ui/field';
import { useStation } from '../station/station-context';
import { words } from '../texts/words';
import type { WishAnswer } from './wish-answer';
import { WishResults } from './wish-results';
import { WishRow } from './wish-row';
import { isEmpty, lackOfWish, MOST_WISHES, type Wish } from './wishes';

const blank = (): Wish => ({ id: randomKey(), name: '', phone: '', address: '', text: '' });

/** 心愿箱: the papers of a box, one row each; all sent together, each answered for itself. */
export function WishBox() {
  const { communityId } = useStation();
  const [wishes, setWishes] = useState<readonly Wish[]>(() => [blank(), blank(), blank()]);
  const [evidence, setEvidence] = useState('');
  const [checked, setChecked] = useState(false);
  const [results, setResults] = useState<readonly (readonly [Wish, WishAnswer])[] | null>(null);
  const [place, { busy, problem }] = useCommand(KioskPlaceOrdersDocument);
  const filled = wishes.filter((wish) => !isEmpty(wish));
  const change = (id: string, part: Partial<Wish>) =>
    setWishes((all) => all.map((wish) => (wish.id === id ? { ...wish, ...part } : wish)));

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (filled.length === 0 || filled.some(lackOfWish) || evidence.trim() === '') return;
    const outcome = await place({
      channel: 'PAPER',
      communityId,
      consentEvidence: evidence.trim(),
      wishes: filled.map(({ name, phone, address, text }) => ({
        name: name.trim(),
        phone: phone.trim() || null,
        address: address.trim() || null,
        text: text.trim(),
      })),
    });
    if (outcome.kind !== 'done') return;
    const answers = outcome.answer as readonly WishAnswer[];
    setResults(filled.map((wish, at) => [wish, answers[at]!] as const));
    // what was refused stays in the rows, to be put right
    const refused = filled.filter((_, at) => answers[at]?.__typename === 'CommandRefused');
    setWishes(refused.length > 0 ? refused : [blank(), blank(), blank()]);
    setChecked(false);
  };
  return (
    <>
      {results && <WishResults of={results} />}
      <Card>
        <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
          <p className="muted">{words('wishBoxHint', { n: MOST_WISHES })}</p>
          <ol className="wishes">
            {wishes.map((wish, at) => (
              <WishRow
                key={wish.id}
                n={at + 1}
                wish={wish}
                lack={checked && !isEmpty(wish) ? lackOfWish(wish) : null}
                onChange={(part) => change(wish.id, part)}
                onRemove={
                  wishes.length > 1 ? () => setWishes((all) => all.filter(({ id }) => id !== wish.id)) : null
                }
              />
            ))}
          </ol>
          <Button
            weight="quiet"
            disabled={wishes.length >= MOST_WISHES}
            onClick={() => setWishes((all) => [...all, blank()])}
          >
            <Plus aria-hidden />
            {words('addWish')}
          </Button>
          <Field
            label={words('evidence')}
            hint={words('evidenceHint')}
            fault={checked && evidence.trim() === '' ? words('lackEvidence') : null}
            maxLength={200}
            value={evidence}
            onChange={({ target }) => setEvidence(target.value)}
          />
          {checked && filled.length === 0 && (
            <Banner kind="danger" alert>
              {words('noWish')}
            </Banner>
          )}
          <CommandProblem of={problem} />
          <Button type="submit" weight="primary" wide busy={busy}>
            {words('placeWishes', { n: filled.length })}
          </Button>
        </form>
      </Card>
    </>
  );
}
