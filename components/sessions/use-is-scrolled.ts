'use client';

import { useSyncExternalStore } from 'react';

/** Past this, the reader is among the rows and not at their head. */
const AT_THE_TOP_PX = 80;

/** Whether the reader has scrolled into the page, where nothing may move under the eyes or a thumb. */
export function useIsScrolled(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => window.scrollY > AT_THE_TOP_PX,
    () => false,
  );
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('scroll', listener, { passive: true });
  return () => window.removeEventListener('scroll', listener);
}
