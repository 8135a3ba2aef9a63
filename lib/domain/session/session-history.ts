// One session from its first event to now, as the session page and GET /api/sessions/{id} tell it.

import type { ImEvent, RecordedEvent } from '../events/event.ts';
import { inEventOrder } from '../events/event-order.ts';
import { custodyOf } from './custody.ts';
import { episodesOf } from './episodes.ts';
import { statesOf } from './fold/session-states.ts';
import type { CustodySegment, Episode, Message, Spell } from './session.ts';
import { foldSession } from './session-fold.ts';
import type { SessionState } from './session-state.ts';
import { type TimelineEntry, timelineOf } from './timeline.ts';

export const TIMELINE_LIMIT = 10_000;

export type SessionHistory = {
  state: SessionState;
  spells: Spell[];
  episodes: Episode[];
  custody: CustodySegment[];
  messages: Message[];
  /** In event order; beyond the limit the newest entries, and `truncated`. */
  timeline: TimelineEntry[];
  truncated: boolean;
};

/** Null without events. */
export function sessionHistoryOf(
  recorded: readonly RecordedEvent[],
  limit = TIMELINE_LIMIT,
): SessionHistory | null {
  const events = recorded.map(({ event }) => event);
  const fold = foldSession(events);
  if (fold === null) return null;
  const states = statesOf(inEventOrder(events));
  const timeline = timelineOf(inRecordedOrder(recorded, events), fold.messages);
  return {
    ...fold,
    episodes: episodesOf(states),
    custody: custodyOf(states),
    timeline: timeline.slice(-limit),
    truncated: timeline.length > limit,
  };
}

function inRecordedOrder(recorded: readonly RecordedEvent[], events: readonly ImEvent[]): RecordedEvent[] {
  const byEvent = new Map(recorded.map((record) => [record.event, record]));
  return inEventOrder(events).flatMap((event) => byEvent.get(event) ?? []);
}
