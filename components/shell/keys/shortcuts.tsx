'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useRef } from 'react';
import { isTyping } from './is-typing';
import { KeysDialog } from './keys-dialog';

/** The second key of a pair counts within this time. */
const PAIR_MS = 1_200;

const PAGES: Readonly<Record<string, string>> = { b: '/', s: '/sessions' };

/** Keys that work on every page: / searches, g b and g s go, ? shows the keys. */
export function Shortcuts() {
  const router = useRouter();
  const dialog = useRef<HTMLDialogElement>(null);
  const goPressedAt = useRef(-Infinity);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (isTyping(event)) return;
    const page = event.timeStamp - goPressedAt.current < PAIR_MS ? PAGES[event.key] : undefined;
    goPressedAt.current = event.key === 'g' ? event.timeStamp : -Infinity;
    if (page !== undefined) router.push(page);
    else if (event.key === '?') dialog.current?.showModal();
    else if (event.key === '/') focusSearch(event);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
  return <KeysDialog ref={dialog} />;
}

function focusSearch(event: KeyboardEvent) {
  const search = document.querySelector<HTMLInputElement>('input[type="search"]');
  if (!search?.checkVisibility()) return;
  event.preventDefault();
  search.focus();
  search.select();
}
