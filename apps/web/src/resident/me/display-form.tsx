import { SaveMyProfileDocument, type DisplayMode } from '../../generated/graphql';
import { useCommand } from '../../shared/client/use-command';
import { setDisplayMode, useDisplayMode } from '../../shared/display/display-mode';
import { Card } from '../../shared/ui/card';
import { ChoiceCards } from '../../shared/ui/choice-cards';
import { LanguageSwitch } from '../../shared/ui/switches';
import { MODE_OF, NAME_OF } from '../home/beginning';
import { say } from '../texts/words';

const MODES: readonly DisplayMode[] = ['STANDARD', 'ELDER', 'LARGEST'];

/** Type size at once on this device, and remembered with the person for every other. */
export function DisplayForm() {
  const mode = useDisplayMode();
  const [save] = useCommand(SaveMyProfileDocument);
  const choose = (next: DisplayMode) => {
    setDisplayMode(MODE_OF[next]);
    void save({ displayMode: next });
  };
  return (
    <Card className="stack">
      <ChoiceCards
        label={say('display')}
        value={NAME_OF[mode]}
        onChoose={choose}
        columns
        choices={MODES.map((value) => ({ value, title: say(`display${value}`) }))}
      />
      <div className="row">
        <span className="grow">{say('language')}</span>
        <LanguageSwitch />
      </div>
    </Card>
  );
}
