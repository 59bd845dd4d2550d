import { useEffect, type RefObject } from 'react';

const MM_PER_PX = 25.4 / 96;
const WIDTH_MM = 80;
const EDGE_MM = 4;

/**
 * A page as wide as the roll and as long as the slip: CSS has no "as long as it takes", so its length is measured. The
 * slip is laid out on screen as on paper (72 mm), which makes the two lengths the same.
 */
export function usePaper(slip: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const style = document.createElement('style');
    document.head.append(style);
    const measure = () => {
      const ruler = slip.current?.querySelector<HTMLElement>('.slip');
      if (!ruler) return;
      const paper = ruler.cloneNode(true) as HTMLElement;
      paper.classList.add('on-paper');
      document.body.append(paper);
      const length = Math.ceil(paper.getBoundingClientRect().height * MM_PER_PX) + 2 * EDGE_MM + 2;
      paper.remove();
      style.textContent = `@page { size: ${WIDTH_MM}mm ${length}mm; margin: ${EDGE_MM}mm; }`;
    };
    measure();
    window.addEventListener('beforeprint', measure);
    const watch = new MutationObserver(measure);
    if (slip.current) watch.observe(slip.current, { childList: true, subtree: true, characterData: true });
    return () => {
      window.removeEventListener('beforeprint', measure);
      watch.disconnect();
      style.remove();
    };
  }, [slip]);
}
