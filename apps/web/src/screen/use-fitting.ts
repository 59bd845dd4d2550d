import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** How many rows of a list its place has room for: a wall is not scrolled, and half a row is worse than none. */
export function useFitting<E extends HTMLElement>(): { place: RefObject<E | null>; rows: number } {
  const place = useRef<E>(null);
  const [rows, setRows] = useState(1);
  const measure = () => {
    // gone by the time the observer speaks, when the wall has just gone dark
    const list = place.current;
    const height = list?.firstElementChild?.getBoundingClientRect().height;
    if (list && height) setRows(Math.max(1, Math.floor((list.clientHeight + 1) / height)));
  };
  // the first row may have come, or the preset have changed its height
  useLayoutEffect(measure);
  useEffect(() => {
    const resized = new ResizeObserver(measure);
    resized.observe(place.current!);
    return () => resized.disconnect();
  }, []);
  return { place, rows };
}
