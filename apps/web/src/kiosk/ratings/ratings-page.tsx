import { useState } from 'react';
import { Stack } from '../../shared/ui/card';
import { OfflineBanner } from '../../shared/ui/offline-banner';
import { Tabs } from '../../shared/ui/tabs';
import { words } from '../texts/words';
import { CheckRatings } from './check-ratings';
import { EnterRating } from './enter-rating';

const VIEWS = ['enterPaper', 'checkPaper'] as const;

/** 纸质评价: typed by one, checked against the paper by another (handbook §4). */
export function RatingsPage() {
  const [view, setView] = useState<(typeof VIEWS)[number]>('enterPaper');
  return (
    <Stack>
      <h1>{words('paperRatings')}</h1>
      <p className="muted">{words('paperRatingsHint')}</p>
      <OfflineBanner />
      <Tabs
        label={words('paperRatings')}
        tabs={VIEWS.map((key) => ({ key, title: words(key) }))}
        current={view}
        onChoose={setView}
      />
      {view === 'enterPaper' ? <EnterRating /> : <CheckRatings />}
    </Stack>
  );
}
