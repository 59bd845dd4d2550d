import { useState } from 'react';
import { Stack } from '../../shared/ui/card';
import { OfflineBanner } from '../../shared/ui/offline-banner';
import { Tabs } from '../../shared/ui/tabs';
import { words } from '../texts/words';
import { CallList } from './call-list';
import { Callbacks } from './callbacks';
import { Emergencies } from './emergencies';

const VIEWS = ['callbacks', 'callList'] as const;

/** 电话: danger first, always; below it 回访, and those who are told by phone because they read no messages. */
export function CallsPage() {
  const [view, setView] = useState<(typeof VIEWS)[number]>('callbacks');
  return (
    <Stack>
      <h1>{words('calls')}</h1>
      <OfflineBanner />
      <Emergencies />
      <Tabs
        label={words('calls')}
        tabs={VIEWS.map((key) => ({ key, title: words(key) }))}
        current={view}
        onChoose={setView}
      />
      {view === 'callbacks' ? <Callbacks /> : <CallList />}
    </Stack>
  );
}
