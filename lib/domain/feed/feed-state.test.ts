import { expect, it } from 'vitest';
import type { FeedReason, FeedStatus } from '../board/board.ts';
import { type FeedEvidence, feedVerdictOf } from './feed-state.ts';

const NOW = 1_751_022_087_019;
const MINUTE = 60_000;

it.each<[string, Partial<FeedEvidence>, FeedStatus, FeedReason]>([
  ['events come', {}, 'LIVE', 'events_come'],
  ['none ever came', { lastHeardAt: null, receivedInHourBefore: 0, lagP95Ms: null }, 'QUIET', 'nothing_yet'],
  [
    'few come and none is due yet',
    { lastHeardAt: NOW - 9 * MINUTE, receivedInHourBefore: 12 },
    'LIVE',
    'events_come',
  ],
  [
    'few came and that is long ago',
    { lastHeardAt: NOW - 90 * MINUTE, receivedInHourBefore: 12 },
    'QUIET',
    'silent_unlearned',
  ],
  [
    'a busy feed pauses',
    { lastHeardAt: NOW - 5 * MINUTE, receivedInHourBefore: 600 },
    'QUIET',
    'silent_unlearned',
  ],
  [
    'a busy feed is silent for 10 minutes',
    { lastHeardAt: NOW - 10 * MINUTE, receivedInHourBefore: 60 },
    'DOWN',
    'silent_after_busy',
  ],
  [
    'silence is usual at this hour',
    { lastHeardAt: NOW - 90 * MINUTE, usualSilenceMs: 9 * 60 * MINUTE },
    'QUIET',
    'silent_as_usual',
  ],
  [
    'it is silent a little longer than usual',
    { lastHeardAt: NOW - 4 * MINUTE, usualSilenceMs: 3 * MINUTE },
    'QUIET',
    'silent_a_little_longer',
  ],
  [
    'it is silent far longer than usual',
    { lastHeardAt: NOW - 5 * MINUTE, usualSilenceMs: 3 * MINUTE },
    'DOWN',
    'silent_too_long',
  ],
  [
    'a night is two minutes longer than nights are',
    { lastHeardAt: NOW - (9 * 60 + 2) * MINUTE, receivedInHourBefore: 2, usualSilenceMs: 9 * 60 * MINUTE },
    'DOWN',
    'silent_too_long',
  ],
  ['every delivery is refused', { everyDeliveryRefused: true }, 'DOWN', 'refused'],
  ['events come late', { lagP95Ms: 30_001 }, 'DELAYED', 'late'],
  ['events come at the limit', { lagP95Ms: 30_000, pending: 1_000 }, 'LIVE', 'events_come'],
  ['too many are still to be read', { pending: 1_001 }, 'DELAYED', 'behind'],
  ['one has been waiting to be read', { pending: 1, oldestPendingAt: NOW - 30_001 }, 'DELAYED', 'behind'],
  ['one is about to be read', { pending: 1, oldestPendingAt: NOW - 30_000 }, 'LIVE', 'events_come'],
  [
    'what is missed may be among what is not read',
    {
      lastHeardAt: NOW - 90 * MINUTE,
      usualSilenceMs: 3 * MINUTE,
      pending: 1,
      oldestPendingAt: NOW - 80 * MINUTE,
    },
    'DELAYED',
    'behind',
  ],
])('where %s', (_, change, state, reason) => {
  const usual = {
    now: NOW,
    lastHeardAt: NOW - 1_000,
    receivedInHourBefore: 3_600,
    lagP95Ms: 900,
    pending: 0,
    oldestPendingAt: null,
    usualSilenceMs: null,
    everyDeliveryRefused: false,
  };
  expect(feedVerdictOf({ ...usual, ...change })).toEqual({ state, reason });
});
