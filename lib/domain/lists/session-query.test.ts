import { expect, it } from 'vitest';
import {
  queryEndedToday,
  queryForAssignment,
  queryForMessages,
  queryForStatus,
  queryWithin,
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
