import type { Episode } from './session.ts';
import type { SessionState } from './session-state.ts';

/** `states` are the session after each of its events: the last telling of each episode counts. */
export function episodesOf(states: readonly SessionState[]): Episode[] {
  const bySeq = new Map(states.map(({ episode }) => [episode.seq, episode]));
  return [...bySeq.values()].map(({ seq: _seq, ...episode }) => episode);
}
