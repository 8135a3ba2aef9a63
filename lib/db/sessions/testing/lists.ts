// Lists over seeded sessions, with what the tests of them share.
import { expect } from 'vitest';
import type { ImEvent } from '../../../domain/events/event.ts';
import type { SessionQuery } from '../../../domain/lists/session-query.ts';
import { type Sentence, T0 } from '../../../domain/testing/sentences.ts';
import { type ListViewer, listSessions } from '../session-list.ts';
import { ORG } from './seed.ts';

export const NOW = T0 + 90_000;
export const everything = { orgId: ORG, channels: 'all' } as const;

/** One session for each story, s0, s1, …, its events `ageMs` before their time. */
export function sessionsOf(
  stories: readonly (readonly [events: readonly ImEvent[], ageMs: number])[],
): ImEvent[] {
  return stories.flatMap(([events, ageMs], place) =>
    events.map((event) => ({ ...event, sessionId: `s${place}`, at: event.at - ageMs })),
  );
}

export function eventsOf(...sentence: Sentence[]): ImEvent[] {
  return sentence.map((say, place) => say(place));
}

/** The whole list's ids; its total must agree. */
export async function idsOf(query: SessionQuery, viewer: ListViewer = everything): Promise<string[]> {
  const { sessions, total } = await listSessions({ limit: 200, ...query }, viewer, NOW);
  expect(total).toBe(sessions.length);
  return sessions.map(({ id }) => id).sort();
}
