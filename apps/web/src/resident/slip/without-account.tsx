import { LinkButton } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { say } from '../texts/words';

/** Who holds a slip needs no account. */
export function WithoutAccount() {
  return (
    <Card className="stack tight">
      <h2>{say('withoutAccount')}</h2>
      <LinkButton wide href="/query">
        {say('query')}
      </LinkButton>
    </Card>
  );
}
