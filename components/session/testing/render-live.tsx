// What a component of the session pages needs around it in a test.

import { render } from '@testing-library/react';
import { NextIntlClientProvider } from 'next-intl';
import type { ReactNode } from 'react';
import { NO_LAST_HOUR } from '@/lib/domain/board/last-hour';
import type { RecordedEvent } from '@/lib/domain/events/event';
import type { SessionCard } from '@/lib/domain/session/session';
import { type SessionDetail, sessionDetailOf } from '@/lib/domain/session/session-detail';
import { sessionHistoryOf } from '@/lib/domain/session/session-history';
import type { Sentence } from '@/lib/domain/testing/sentences';
import type { LiveSocket } from '@/lib/live/client/connection';
import { LiveProvider } from '@/lib/live/client/use-live';
import type { Snapshot } from '@/lib/live/protocol';
import messages from '@/messages/en.json';

export function detailOf(
  sentences: readonly Sentence[],
  arrivals: Partial<RecordedEvent>[] = [],
): SessionDetail {
  const recorded = sentences.map((sentence, place): RecordedEvent => {
    const event = sentence(place);
    const arrival = { eventTime: String(event.at), receivedAt: event.at, deliveries: 1, clockFlagged: false };
    return { event, position: String(place + 1), ...arrival, ...arrivals[place] };
  });
  const history = sessionHistoryOf(recorded);
  if (history === null) throw new Error('A session needs an event');
  return sessionDetailOf(history, 'Suporte', new Map());
}

export function snapshotAt(now: number): Snapshot {
  return {
    asOf: now,
    serverNow: now,
    position: '1.1',
    settings: { orgId: '78412359', name: 'Acme', timeZone: 'UTC', queueTargetMs: 300_000 },
    sessions: [],
    counters: [],
    minutes: [],
    channels: [],
    assignees: [],
    lastHour: NO_LAST_HOUR,
    feed: {
      state: 'LIVE',
      reason: 'events_come',
      usualSilenceMs: null,
      lastEventAt: now,
      lastReceivedAt: now,
      lastHeardAt: now,
      lagMs: 0,
      pending: 0,
      quarantined: 0,
    },
  };
}

/** `say` is the server's voice on the socket; `sessions` are on the board from the beginning. */
export function renderLive(children: ReactNode, now: number, sessions: readonly SessionCard[] = []) {
  const { socket, say } = quietSocket();
  const around = (inner: ReactNode) => (
    <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
      {/* The part of a socket that the connection uses. */}
      <LiveProvider
        initial={{ ...snapshotAt(now), sessions }}
        socketOf={() => socket as unknown as LiveSocket}
      >
        {inner}
      </LiveProvider>
    </NextIntlClientProvider>
  );
  const rendered = render(around(children));
  return { ...rendered, say, rerender: (next: ReactNode) => rendered.rerender(around(next)) };
}

type Handler = (message: unknown) => void;

/** A socket that says only what the test lets it say. */
function quietSocket() {
  const handlers = new Map<string, Handler>();
  const socket = {
    on: (name: string, handler: Handler) => handlers.set(name, handler),
    connect() {},
    disconnect() {},
    removeAllListeners() {},
    connected: true,
    active: true,
  };
  return { socket, say: (name: string, message: unknown) => handlers.get(name)?.(message) };
}
