'use client';

import { useState } from 'react';
import { type Problem, type Saved, save } from './save';

export type SaveState =
  | { kind: 'idle' }
  | { kind: 'saving' }
  | { kind: 'saved' }
  | { kind: 'failed'; problem: Problem };

/** One form's saving: what is under way, and how it ended. */
export function useSave() {
  const [state, setState] = useState<SaveState>({ kind: 'idle' });
  return {
    state,
    isSaving: state.kind === 'saving',
    reset: () => setState({ kind: 'idle' }),
    async run(method: 'PATCH' | 'POST', path: string, change: object): Promise<Saved> {
      setState({ kind: 'saving' });
      const saved = await save(method, path, change);
      setState(saved.ok ? { kind: 'saved' } : { kind: 'failed', problem: saved.problem });
      return saved;
    },
  };
}
