import { expect, it } from 'vitest';
import { cardOf } from '../domain/session/session-card.ts';
import { foldSession } from '../domain/session/session-fold.ts';
import { sessionHistoryOf } from '../domain/session/session-history.ts';
import { fixture } from './testing/fixtures.ts';
import { eventsIn, recordedIn } from './testing/parsed.ts';

const T = 1751022087019;
const BOT = '3942000000700001';
const AGENT = '106554156';

const body = fixture('session-life-two-episodes.json');
const history = sessionHistoryOf(recordedIn(body));

it('has two episodes and one reopening', () => {
  expect(history?.state.reopenCount).toBe(1);
  expect(history?.episodes).toEqual([
    {
      from: T,
      to: T + 1_900_000,
      firstCustomerMessageAt: T + 40,
      handoffAt: T + 23_000,
      firstHumanReplyAt: T + 432_000,
    },
    {
      from: T + 90_000_050,
      to: null,
      firstCustomerMessageAt: T + 90_000_000,
      handoffAt: null,
      firstHumanReplyAt: null,
    },
  ]);
});

it('goes through the hands of queue, bot, customer and agent without a gap', () => {
  expect(history?.custody.map(({ holder, assigneeId, from }) => [holder, assigneeId, from - T])).toEqual([
    ['QUEUE', null, 0],
    ['BOT', BOT, 60],
    ['CUSTOMER', null, 1_500],
    ['BOT', BOT, 22_000],
    ['QUEUE', null, 23_000],
    ['AGENT', AGENT, 401_000],
    ['CUSTOMER', null, 432_000],
    ['AGENT', AGENT, 500_000],
    ['CUSTOMER', null, 780_000],
    ['CLOSED', null, 1_900_000],
    ['QUEUE', null, 90_000_050],
  ]);
  const starts = history?.custody.slice(1).map(({ from }) => from) ?? [];
  expect(history?.custody.map(({ to }) => to)).toEqual([...starts, null]);
});

it('awaits our reply since the right moment after each of its events', () => {
  const events = eventsIn(body);
  const awaiting = events.map((_, index) => {
    const fold = foldSession(events.slice(0, index + 1));
    return fold && cardOf(fold.state).awaitingReplySince;
  });
  const customer = [T + 40, T + 22_000, T + 500_000, T + 90_000_000];
  const [first, second, third, fourth] = customer;
  expect(awaiting).toEqual([
    null,
    first,
    first,
    null,
    second,
    second,
    second,
    null,
    null,
    third,
    null,
    null,
    null,
    fourth,
  ]);
});

it('has a spell for each stretch of one status with one assignee', () => {
  expect(history?.spells.map(({ status, assigneeId, from }) => [status, assigneeId, from - T])).toEqual([
    ['CREATED', null, 0],
    ['OPEN', BOT, 60],
    ['OPEN', null, 23_000],
    ['ON_HOLD', AGENT, 401_000],
    ['ON_PROGRESS', AGENT, 432_100],
    ['ENDED', AGENT, 1_900_000],
    ['OPEN', null, 90_000_050],
  ]);
});

it('shows on the board as waiting again', () => {
  expect(history && cardOf(history.state)).toEqual({
    id: '3942000001025031',
    channelId: '3942000000995017',
    status: 'OPEN',
    statusSince: T + 90_000_050,
    firstOpenAt: T + 90_000_050,
    assigneeId: null,
    assigneeType: null,
    replyStatus: 'UNASSIGNED',
    contactName: 'Kamal Nayan',
    integration: 'WHATSAPP',
    messagesCount: 7,
    awaitingReplySince: T + 90_000_000,
    reopenCount: 1,
    lastEventAt: T + 90_000_050,
    lastMessage: { text: 'Voltou a dar erro', direction: 'IN', at: T + 90_000_000 },
    version: 14,
  });
  expect(history?.state).toMatchObject({
    in: 4,
    out: 3,
    ticketNumber: '434',
    lastAssigneeId: AGENT,
    contactExternalId: '+919800000000',
    lastEndedAt: T + 1_900_000,
    uncountedMessages: 0,
    missingMessages: 0,
  });
});

it('has nothing odd on its timeline', () => {
  expect(history?.timeline).toHaveLength(14);
  expect(history?.timeline.flatMap(({ anomalies }) => anomalies)).toEqual([]);
});
