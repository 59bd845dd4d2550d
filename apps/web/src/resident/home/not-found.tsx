import { LinkButton } from '../../shared/ui/button';
import { Empty } from '../../shared/ui/states';
import { say } from '../texts/words';
import { PageFrame } from './page-frame';

export function NotFound() {
  return (
    <PageFrame title={say('notFound')}>
      <Empty title={say('notFound')} hint={say('notFoundHint')}>
        <LinkButton href="/" weight="primary">
          {say('toShelf')}
        </LinkButton>
      </Empty>
    </PageFrame>
  );
}
