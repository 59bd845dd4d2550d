import { useState } from 'react';
import type { MyOrderFragment } from '../../generated/graphql';
import { Button } from '../../shared/ui/button';
import { CodeBox } from '../../shared/ui/code-box';
import { Sheet } from '../../shared/ui/sheet';
import { say } from '../texts/words';
import { ProgressQr } from './progress-qr';

const BEFORE_START = new Set(['CLAIMED', 'SCHEDULED']);

/** The code that is due now, large; query code and QR code one tap further. */
export function OrderCodes({ order: { status, receipt } }: { readonly order: MyOrderFragment }) {
  const [slipOpen, setSlipOpen] = useState(false);
  if (!receipt) return null;
  return (
    <>
      {BEFORE_START.has(status) && (
        <CodeBox label={say('startCode')} code={receipt.startCode} hint={say('startCodeHint')} />
      )}
      {status === 'IN_SERVICE' && (
        <CodeBox label={say('finishCode')} code={receipt.finishCode} hint={say('finishCodeHint')} />
      )}
      <Button wide onClick={() => setSlipOpen(true)}>
        {say('showSlip')}
      </Button>
      <Sheet open={slipOpen} onClose={() => setSlipOpen(false)} title={say('slip')}>
        <div className="stack">
          <CodeBox label={say('queryCode')} code={receipt.queryCode} hint={say('queryCodeHint')} />
          <ProgressQr token={receipt.progressToken} />
          <p className="muted">{say('slipHint')}</p>
        </div>
      </Sheet>
    </>
  );
}
