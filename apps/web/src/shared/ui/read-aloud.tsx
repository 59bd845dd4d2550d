import { Volume2, VolumeX } from 'lucide-react';
import { useEffect, useState } from 'react';
import { language } from '../display/language';
import { say } from '../texts/words';
import { Button } from './button';

/** Reads a text with the device's own voice. Nothing where there is none. */
export function ReadAloud({ text }: { readonly text: string }) {
  const [reading, setReading] = useState(false);
  useEffect(() => () => window.speechSynthesis?.cancel(), []);
  if (!('speechSynthesis' in window)) return null;
  const toggle = () => {
    window.speechSynthesis.cancel();
    if (reading) return setReading(false);
    const voice = new SpeechSynthesisUtterance(text);
    voice.lang = language() === 'en' ? 'en' : 'zh-CN';
    voice.rate = 0.9;
    voice.onend = voice.onerror = () => setReading(false);
    window.speechSynthesis.speak(voice);
    return setReading(true);
  };
  return (
    <Button weight="quiet" onClick={toggle} aria-pressed={reading}>
      {reading ? <VolumeX aria-hidden /> : <Volume2 aria-hidden />}
      {say(reading ? 'stopReading' : 'readAloud')}
    </Button>
  );
}
