import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'wouter';
import type { DashboardPageQueryVariables } from '../generated/graphql';

export const GRAINS = ['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'] as const;
export const COMPARISONS = ['PREVIOUS', 'YEAR_BEFORE'] as const;
const ONLINE = ['WEB', 'WECHAT'] as const;
const OFFLINE = ['PHONE', 'COUNTER', 'KIOSK', 'PAPER'] as const;
export const CHANNELS = { ONLINE, OFFLINE } as const;

type Input = DashboardPageQueryVariables['input'];

/** How the figures are looked at, kept in the address: a link shows a colleague the same. */
export interface View {
  readonly input: Input;
  readonly grain: (typeof GRAINS)[number];
  readonly compare: (typeof COMPARISONS)[number];
  readonly channel: keyof typeof CHANNELS | '';
  readonly kind: string;
  readonly rankBy: string;
  readonly path: string | null;
  readonly organizationId: string | null;
  readonly set: (changes: Readonly<Record<string, string | null>>) => void;
}

const oneOf = <T extends string>(value: string | null, of: readonly T[], otherwise: T): T =>
  of.find((one) => one === value) ?? otherwise;

/** @param home whose figures: a place's path, or an organisation's id */
export function useView(home: { readonly path?: string; readonly organizationId?: string }): View {
  const [search, setSearch] = useSearchParams();
  const set = useCallback<View['set']>(
    (changes) =>
      setSearch((before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(changes)) {
          if (value === null || value === '') next.delete(name);
          else next.set(name, value);
        }
        return next;
      }),
    [setSearch],
  );
  const text = search.toString();
  return useMemo(() => {
    const asked = new URLSearchParams(text);
    const grain = oneOf(asked.get('grain'), GRAINS, 'MONTH');
    const compare = oneOf(asked.get('compare'), COMPARISONS, 'PREVIOUS');
    const channel = oneOf(asked.get('channel'), ['ONLINE', 'OFFLINE', ''] as const, '');
    const path = home.organizationId ? null : (home.path ?? null);
    const input: Input = {
      ...(home.organizationId ? { organizationId: home.organizationId } : { path }),
      period: { grain, from: asked.get('from') },
      compare,
      ...(channel && !home.organizationId && { filter: { channels: [...CHANNELS[channel]] } }),
    };
    return {
      input,
      grain,
      compare,
      channel,
      path,
      organizationId: home.organizationId ?? null,
      kind: asked.get('kind') ?? 'BRANCH',
      rankBy: asked.get('by') ?? 'GOOD',
      set,
    };
  }, [text, home.path, home.organizationId, set]);
}
