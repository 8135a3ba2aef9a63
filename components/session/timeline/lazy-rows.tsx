'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';

type LazyRowsProps = { count: number; startsShown: boolean; children: () => ReactNode };

const ROW_PX = 31;
const NEAR_PX = 1_200;

/** A stretch of a very long list: real rows near the screen, room for them elsewhere. */
export function LazyRows({ count, startsShown, children }: LazyRowsProps) {
  const [isNear, setNear] = useState(startsShown);
  const [height, setHeight] = useState(count * ROW_PX);
  const item = useRef<HTMLLIElement>(null);

  useEffect(() => {
    const { current } = item;
    if (!current) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry) return;
        if (!entry.isIntersecting) setHeight(entry.boundingClientRect.height || count * ROW_PX);
        setNear(entry.isIntersecting);
      },
      { rootMargin: `${NEAR_PX}px 0px` },
    );
    observer.observe(current);
    return () => observer.disconnect();
  }, [count]);

  return (
    <li ref={item} style={isNear ? undefined : { height }}>
      {isNear && <ol>{children()}</ol>}
    </li>
  );
}
