'use client';

import { type RefObject, useEffect, useEffectEvent } from 'react';
import { isTyping } from '@/components/shell/keys/is-typing';

const FOCUSABLE = 'a, button';

/** j and k move the focus from row to row, from anywhere on the page; Enter is the link's own. */
export function useQueueKeys(
  body: RefObject<HTMLElement | null>,
  count: number,
  scrollTo: (index: number) => void,
): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const step = { j: 1, k: -1 }[event.key];
    if (step === undefined || count === 0 || isTyping(event)) return;
    event.preventDefault();
    const from = document.activeElement?.closest<HTMLElement>('tr[data-index]')?.dataset.index;
    const index = from === undefined ? 0 : Math.min(count - 1, Math.max(0, Number(from) + step));
    scrollTo(index);
    focusRow(body, index);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
}

/** A row that has just been scrolled to is in the document a frame later. */
function focusRow(body: RefObject<HTMLElement | null>, index: number, frames = 3) {
  const row = body.current?.querySelector(`tr[data-index="${index}"]`);
  const target = row?.querySelector<HTMLElement>(FOCUSABLE);
  if (target) target.focus({ preventScroll: body.current?.scrollHeight !== body.current?.clientHeight });
  else if (frames > 0) requestAnimationFrame(() => focusRow(body, index, frames - 1));
}
