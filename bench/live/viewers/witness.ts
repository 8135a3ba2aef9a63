// A viewer that holds the board as a browser would, by the browser's own store.
import { boardFigures } from '../../../lib/domain/board/board-figures.ts';
import { createLiveStore, type LiveStore } from '../../../lib/live/client/live-store.ts';
import type { Changed, Snapshot } from '../../../lib/live/protocol.ts';
import type { Held } from './orders.ts';

export type Witness = {
  /** How long it took, where it was a change. */
  hear(name: string, message: unknown): number | null;
  held(now: number): Held;
};

export function createWitness(): Witness {
  let store: LiveStore | null = null;
  return {
    hear(name, message) {
      if (name === 'snapshot') {
        if (store) store.snapshot(message as Snapshot);
        else store = createLiveStore(message as Snapshot);
        return null;
      }
      if (name !== 'changed' || !store) return null;
      const began = performance.now();
      store.changed(message as Changed);
      return performance.now() - began;
    },
    held(now) {
      if (!store) return null;
      const state = store.getState();
      return {
        position: store.getPosition(),
        sessions: state.sessions.size,
        figures: boardFigures(state, now),
      };
    },
  };
}
