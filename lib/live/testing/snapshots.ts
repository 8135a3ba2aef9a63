// Snapshots and changes as a server would send them, for tests.
import { NO_LAST_HOUR } from '../../domain/board/last-hour.ts';
import { T0 } from '../../domain/testing/sentences.ts';
import type { Changed, Numbered, Snapshot } from '../protocol.ts';

export function snapshotWith(rest: Partial<Snapshot & Numbered> = {}): Snapshot & Numbered {
  return {
    frame: 0,
    asOf: T0,
    position: '1.1',
    serverNow: T0,
    settings: { orgId: '1', name: 'Acme', timeZone: 'UTC', queueTargetMs: 300_000 },
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
      lastEventAt: T0,
      lastReceivedAt: T0,
      lastHeardAt: T0,
      lagMs: 200,
      pending: 0,
      quarantined: 0,
    },
    ...rest,
  };
}

/** The first after a snapshot, unless told otherwise. */
export function changeWith(rest: Partial<Changed & Numbered> = {}): Changed & Numbered {
  return { frame: 1, asOf: T0, position: '1.2', serverNow: T0, ...rest };
}
