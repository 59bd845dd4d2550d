import { useCallback } from 'react';
import { useLocation, useSearch } from 'wouter';

/** Filters live in the address: a list can be sent to a colleague as it is, and Back goes back. */
export function useFilter<Value extends string>(
  name: string,
  fallback: Value,
): [Value, (next: Value) => void] {
  const [params, change] = useParams();
  const set = useCallback(
    (next: Value) => change({ [name]: next === fallback ? null : next }),
    [change, name, fallback],
  );
  return [(params.get(name) as Value | null) ?? fallback, set];
}

/** The address behind the question mark, and a way to change parts of it; null takes one out. */
export function useParams(): [
  URLSearchParams,
  (changes: Readonly<Record<string, string | null>>, path?: string) => void,
] {
  const search = useSearch();
  const [location, go] = useLocation();
  const change = useCallback(
    (changes: Readonly<Record<string, string | null>>, path = location) => {
      const next = new URLSearchParams(search);
      for (const [name, value] of Object.entries(changes)) {
        if (value === null) next.delete(name);
        else next.set(name, value);
      }
      go(next.size > 0 ? `${path}?${next.toString()}` : path);
    },
    [search, location, go],
  );
  return [new URLSearchParams(search), change];
}
