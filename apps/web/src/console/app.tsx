import { say } from '../shared/texts/words';
import { Empty } from '../shared/ui/states';

export function App() {
  return (
    <main>
      <h1 className="sr-only">{say('appName')}</h1>
      <Empty />
    </main>
  );
}
