import { expect, it } from 'vitest';
import { channelNameOf } from '../board/channel-name.ts';
import { percentile } from '../percentile.ts';
import { eventsOf, opened, reported, said } from '../testing/sentences.ts';
import { assignmentOf } from './assignment.ts';
import { newValuesOf } from './known-values.ts';
import { isUnconfirmedReplyStatus, KNOWN_REPLY_STATUSES, replyStatusGroupOf } from './reply-status.ts';
import { isKnownStatus, isTerminal, statusRank } from './status.ts';

it('knows the statuses, which of them are terminal, and where others stand', () => {
  expect(['ENDED', 'BLOCKED', 'MISSED'].every(isTerminal)).toBe(true);
  expect([null, 'OPEN', 'TOMORROW'].some(isTerminal)).toBe(false);
  expect(isKnownStatus('TOMORROW')).toBe(false);
  expect(statusRank('ON_PROGRESS')).toBeLessThan(statusRank('TOMORROW'));
  expect(statusRank('TOMORROW')).toBeLessThan(statusRank('MISSED'));
});

it('knows nineteen reply statuses, three of them by a guessed spelling', () => {
  expect(KNOWN_REPLY_STATUSES).toHaveLength(19);
  expect(KNOWN_REPLY_STATUSES.filter(isUnconfirmedReplyStatus)).toHaveLength(3);
  expect(replyStatusGroupOf('ACCEPTED')).toBe('can_reply');
  expect(replyStatusGroupOf('SOMETHING_ELSE')).toBeNull();
  expect(replyStatusGroupOf('toString')).toBeNull();
});

it('tells new values from known ones', () => {
  const events = eventsOf(
    opened(),
    reported('TOMORROW', 1),
    said('customer', 2, { integration: 'HOLOGRAM', type: 'SMELL' }),
  );
  expect(events.flatMap(newValuesOf)).toEqual([
    { field: 'status', value: 'TOMORROW' },
    { field: 'messageType', value: 'SMELL' },
    { field: 'integration', value: 'HOLOGRAM' },
  ]);
});

it('assigns by the id first and by the type then', () => {
  expect(assignmentOf({ assigneeId: null, assigneeType: 'AGENT' })).toBe('NONE');
  expect(assignmentOf({ assigneeId: '1', assigneeType: 'BOT' })).toBe('BOT');
  expect(assignmentOf({ assigneeId: '1', assigneeType: null })).toBe('OTHER');
});

it('names a channel by what a person chose, by its service, or by its id', () => {
  expect(channelNameOf({ id: '3942000000995017', name: 'Sales', integration: 'LINE' })).toBe('Sales');
  expect(channelNameOf({ id: '3942000000995017', name: null, integration: 'WHATSAPP' })).toBe(
    'WhatsApp …5017',
  );
  expect(channelNameOf({ id: '3942000000995017', name: '', integration: 'toString' })).toBe('toString …5017');
  expect(channelNameOf({ id: '3942000000995017', name: null, integration: null })).toBe('3942000000995017');
});

it('takes percentiles by nearest rank', () => {
  expect(percentile([], 0.5)).toBeNull();
  expect(percentile([5, 1, 9], 0.5)).toBe(5);
  expect(percentile([1, 2, 3, 4], 0.95)).toBe(4);
});
