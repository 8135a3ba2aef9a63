'use client';

import { type RefObject, useCallback, useEffect, useState } from 'react';

/** Rows above and below those in sight, so that a quick hand finds them there. */
const AROUND = 6;
/** Before the browser has measured anything: as many as the first screen shows. */
const FIRST = { from: 0, to: 11 + AROUND };

type Sight = { from: number; to: number };

/** Which of `count` rows of one height to have in the document: from `from` up to, without, `to`. */
export function useRowsInSight(scroller: RefObject<HTMLElement | null>, count: number, rowPx: number) {
  const [sight, setSight] = useState<Sight>(FIRST);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = () => setSight((last) => sameOr(last, sightOf(element, rowPx)));
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    look();
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [scroller, rowPx]);

  const scrollTo = useCallback(
    (index: number) => {
      const element = scroller.current;
      if (!element) return;
      const [top, bottom] = [index * rowPx, (index + 1) * rowPx];
      if (top < element.scrollTop) element.scrollTop = top;
      else if (bottom > element.scrollTop + element.clientHeight)
        element.scrollTop = bottom - element.clientHeight;
    },
    [scroller, rowPx],
  );
  const to = Math.min(sight.to, count);
  // A list that has just become shorter scrolls back by itself, and only then tells of it.
  return { from: Math.min(sight.from, Math.max(0, to - FIRST.to)), to, scrollTo };
}

function sightOf({ scrollTop, clientHeight }: HTMLElement, rowPx: number): Sight {
  return {
    from: Math.max(0, Math.floor(scrollTop / rowPx) - AROUND),
    to: Math.ceil((scrollTop + clientHeight) / rowPx) + AROUND,
  };
}

function sameOr(last: Sight, next: Sight): Sight {
  return last.from === next.from && last.to === next.to ? last : next;
}
