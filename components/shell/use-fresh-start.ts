'use client';

import { useEffect, useEffectEvent } from 'react';

/**
 * Calls `refresh` once for each `initial` that a route hands over. It may be as old as the last visit (Back and Forward
 * bring it as it was), and what changed before this screen listened was told to nobody.
 */
export function useFreshStart(initial: object, refresh: () => void): void {
  const begin = useEffectEvent(refresh);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another payload, even of the same screen, begins anew
  useEffect(() => begin(), [initial]);
}
