import { lazy, Suspense } from 'react';
import { say } from '../texts/words';

const Drawn = lazy(async () => {
  const { renderSVG } = await import('uqr');
  return {
    default: ({ text }: { readonly text: string }) => (
      <img
        className="qr"
        alt={say('slip')}
        src={`data:image/svg+xml,${encodeURIComponent(renderSVG(text, { ecc: 'M' }))}`}
      />
    ),
  };
});

/** The slip's QR code: opens progress and rating of this order, and nothing else (handbook §6). */
export function ProgressQr({ token }: { readonly token: string }) {
  return (
    <Suspense fallback={<div className="qr" />}>
      <Drawn text={`${window.location.origin}/s/${token}`} />
    </Suspense>
  );
}
