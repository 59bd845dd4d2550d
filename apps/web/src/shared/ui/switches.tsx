import { setDisplayMode, useDisplayMode, type DisplayMode } from '../display/display-mode';
import { chooseLanguage, language } from '../display/language';
import { say } from '../texts/words';
import { Button } from './button';

/** 长辈版 on and off, at once. `onChange` is for remembering it with the person. */
export function ElderSwitch({ onChange }: { readonly onChange?: (mode: DisplayMode) => void }) {
  const mode = useDisplayMode();
  const choose = (next: DisplayMode) => {
    setDisplayMode(next);
    onChange?.(next);
  };
  if (mode === 'standard') {
    return (
      <Button weight="quiet" onClick={() => choose('elder')}>
        {say('elderMode')}
      </Button>
    );
  }
  return (
    <Button weight="quiet" onClick={() => choose('standard')}>
      {say('standardMode')}
    </Button>
  );
}

/** From 长辈版 one step further, to 30 px and back. */
export function BiggerSwitch() {
  const mode = useDisplayMode();
  if (mode === 'standard') return null;
  return (
    <Button weight="quiet" onClick={() => setDisplayMode(mode === 'max' ? 'elder' : 'max')}>
      {say(mode === 'max' ? 'smaller' : 'bigger')}
    </Button>
  );
}

export function LanguageSwitch() {
  const other = language() === 'zh' ? 'en' : 'zh';
  return (
    <Button weight="quiet" lang={other} onClick={() => chooseLanguage(other)}>
      {say('otherLanguage')}
    </Button>
  );
}
