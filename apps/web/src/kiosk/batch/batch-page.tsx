import { useState } from 'react';
import { Stack } from '../../shared/ui/card';
import { OfflineBanner } from '../../shared/ui/offline-banner';
import { Tabs } from '../../shared/ui/tabs';
import { words } from '../texts/words';
import { ImportSheet } from './import-sheet';
import { WishBox } from './wish-box';

const VIEWS = ['wishBox', 'importSheet'] as const;

/** 批量: a box of wishes typed one after another, or a sheet that somebody has kept. */
export function BatchPage() {
  const [view, setView] = useState<(typeof VIEWS)[number]>('wishBox');
  return (
    <Stack>
      <h1>{words('batch')}</h1>
      <OfflineBanner />
      <Tabs
        label={words('batch')}
        tabs={VIEWS.map((key) => ({ key, title: words(key) }))}
        current={view}
        onChoose={setView}
      />
      {view === 'wishBox' ? <WishBox /> : <ImportSheet />}
    </Stack>
  );
}
