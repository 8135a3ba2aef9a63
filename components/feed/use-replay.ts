'use client';

import { useState } from 'react';

export type ReplayState =
  | { kind: 'idle' }
  | { kind: 'asking' }
  | { kind: 'asked'; count: number }
  | { kind: 'failed' };

/** Has what was set aside read once more; `ids` null: all of it. */
export function useReplay(): { state: ReplayState; replay: (ids: string[] | null) => Promise<void> } {
  const [state, setState] = useState<ReplayState>({ kind: 'idle' });
  const replay = async (ids: string[] | null) => {
    setState({ kind: 'asking' });
    const count = await askForReplay(ids);
    setState(count === null ? { kind: 'failed' } : { kind: 'asked', count });
  };
  return { state, replay };
}

/** How many are being read; null where the server cannot be asked, or refuses. */
async function askForReplay(ids: string[] | null): Promise<number | null> {
  try {
    const answer = await fetch('/api/feed/quarantine/replay', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(ids === null ? {} : { ids }),
    });
    return answer.ok ? ((await answer.json()) as { replayed: number }).replayed : null;
  } catch {
    return null;
  }
}
