import { expect, it } from 'vitest';
import { cardWith, T0 } from '../testing/sentences.ts';
import {
  matchesQuery,
  queryEndedToday,
  queryForAssignment,
  queryForMessages,
  queryForStatus,
  queryWithin,
  type SessionQuery,
} from './session-query.ts';
import { listLinkOf, sessionQueryFrom } from './session-query-params.ts';

it('narrows closed sessions by channel alone, as their figures are', () => {
  const filter = { channels: ['c1'], assigneeTypes: ['BOT' as const], q: 'ana' };
  expect(queryWithin(queryForStatus('ENDED'), filter)).toEqual({ status: ['ENDED'], channel: ['c1'] });
  expect(queryWithin(queryEndedToday(5, 10), filter)).toMatchObject({ endedFrom: 5, channel: ['c1'] });
  expect(queryWithin(queryForStatus('OPEN'), filter)).toEqual({
    status: ['OPEN'],
    channel: ['c1'],
    assigneeType: ['BOT'],
    q: 'ana',
  });
});

it('has no list where nothing can be in both', () => {
  expect(queryWithin(queryForAssignment('BOT'), { assigneeTypes: ['AGENT'] })).toBeNull();
  expect(queryWithin(queryForAssignment('BOT', 'c1'), { channels: ['c2'] })).toBeNull();
});

it('judges the channel of a session only where no messages are asked for', () => {
  const card = cardWith({ id: '1', channelId: 'c2' });
  const names = { channels: new Map(), assignees: new Map() };
  const isListed = (query: SessionQuery) => matchesQuery(card, query, { now: T0, names });
  expect(isListed({ channel: ['c1'] })).toBe(false);
  expect(isListed(queryForMessages('c1', { from: 1, to: 2 }))).toBe(true);
  expect(isListed({ channel: ['c1'], direction: 'OUT' })).toBe(true);
});

it('narrows messages by channel alone, whatever names them', () => {
  const filter = { channels: ['c1'], q: 'ana' };
  expect(queryWithin({ direction: 'IN' }, filter)).toEqual({ direction: 'IN', channel: ['c1'] });
});

it('links to the page that lists it', () => {
  expect(listLinkOf({})).toBe('/sessions');
  expect(listLinkOf({ status: ['OPEN', 'A B'], noNews: true, q: '' })).toBe(
    '/sessions?status=OPEN&status=A+B&noNews=true',
  );
});

it('lists the sessions behind a number of messages', () => {
  const link = listLinkOf(queryForMessages('c1', { from: 1, to: 2 }, 'IN'));
  expect(link).toBe('/sessions?channel=c1&messageFrom=1&messageTo=2&direction=IN');
});

it.each([
  'colour=red',
  'live=yes',
  'assigneeType=ZOMBIE',
  'direction=UP',
  'sort=name',
  'limit=0',
  'limit=201',
  'sinceFrom=yesterday',
  'at=-1',
  'at=99999999999999999',
  'q=a&q=b',
])('calls %s a mistake', (params) => {
  expect(sessionQueryFrom(new URLSearchParams(params)).kind).toBe('mistake');
});

it.each([
  'status=NOBODY_HAS_THIS',
  'channel=0',
  'assignee=',
  'sort=-messagesCount',
  'limit=200',
  'q=__proto__',
])('accepts %s', (params) => {
  expect(sessionQueryFrom(new URLSearchParams(params)).kind).toBe('query');
});
