import type { BoardState } from '../../domain/board/board.ts';
import type { SessionCard } from '../../domain/session/session.ts';
import type { Changed, Snapshot } from '../protocol.ts';
import { afterChange, afterSnapshot, type Held, heldFrom } from './live-state.ts';

/** `card` is null where the session may have changed unseen: after a reconnect, or when it left the view. */
export type SessionListener = (card: SessionCard | null) => void;

export type LiveStore = {
  /** The same object until something changes. */
  getState(): BoardState;
  /** What the page was rendered from: the state that hydration must see. */
  getInitialState(): BoardState;
  /** Opaque: which state of the server's board this is. */
  getPosition(): string;
  subscribe(listener: () => void): () => void;
  /** Hears of every change of one session, a terminal one too. */
  subscribeToSession(id: string, listener: SessionListener): () => void;
  snapshot(snapshot: Snapshot): void;
  changed(changed: Changed): void;
};

export function createLiveStore(initial: Snapshot): LiveStore {
  let held: Held = heldFrom(initial);
  let position = initial.position;
  const initialState = held.board;
  const listeners = new Set<() => void>();
  const sessionListeners = new Map<string, Set<SessionListener>>();

  function become(next: Held, nextPosition: string) {
    held = next;
    position = nextPosition;
    for (const listener of listeners) listener();
  }

  function tellSession(id: string, card: SessionCard | null) {
    for (const listener of sessionListeners.get(id) ?? []) listener(card);
  }

  return {
    getState: () => held.board,
    getInitialState: () => initialState,
    getPosition: () => position,
    subscribe: (listener) => added(listeners, listener),
    subscribeToSession(id, listener) {
      const ofSession = sessionListeners.get(id) ?? new Set();
      sessionListeners.set(id, ofSession);
      const remove = added(ofSession, listener);
      return () => {
        remove();
        if (ofSession.size === 0 && sessionListeners.get(id) === ofSession) sessionListeners.delete(id);
      };
    },
    snapshot(snapshot) {
      become(afterSnapshot(held, snapshot), snapshot.position);
      for (const id of [...sessionListeners.keys()]) tellSession(id, held.board.sessions.get(id) ?? null);
    },
    changed(changed) {
      become(afterChange(held, changed), changed.position);
      for (const card of changed.sessions ?? []) tellSession(card.id, card);
      for (const { id } of changed.gone ?? []) tellSession(id, held.board.sessions.get(id) ?? null);
    },
  };
}

function added<T>(set: Set<T>, member: T): () => void {
  set.add(member);
  return () => {
    set.delete(member);
  };
}
