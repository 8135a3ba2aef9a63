'use client';

import { useState } from 'react';
import type { BoardState } from '@/lib/domain/board/board';
import type { BoardFilter } from '@/lib/domain/board/board-filter';
import { type BoardScope, boardScope } from '@/lib/domain/board/board-scope';

type ScopeOf = (state: BoardState, filter: BoardFilter) => BoardScope;

/** More than one view asks for; each keeps the state that it was found in. */
const KEPT = 4;

/** A scope is found once for each state and filter, from the one before it, and shared by all that ask for it. */
export function useScopes(): ScopeOf {
  const [scopeOf] = useState(rememberedScopes);
  return scopeOf;
}

function rememberedScopes(): ScopeOf {
  const kept = new Map<string, BoardScope>();
  return (state, filter) => {
    const key = JSON.stringify(filter);
    const before = kept.get(key) ?? null;
    if (before?.state === state) return before;
    const scope = boardScope(state, filter, before);
    kept.delete(key);
    kept.set(key, scope);
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT) break;
      kept.delete(oldest);
    }
    return scope;
  };
}
