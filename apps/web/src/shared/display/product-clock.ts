import { useEffect, useState } from 'react';

/** Product time minus the time of this device: a demonstration's clock runs its own way, a phone's clock is often wrong. */
let aheadMs = 0;

/** @param now `about.now` of the server, just received */
export function setProductTime(now: string): void {
  aheadMs = Date.parse(now) - Date.now();
}

export const productNow = (): number => Date.now() + aheadMs;

/** The product time, looked at again every so often. */
export function useProductNow(everyMs = 30_000): number {
  const [now, setNow] = useState(productNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(productNow()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
