import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/postgres.ts';
import type { SessionQuery } from '../../domain/lists/session-query.ts';
import { by, created, ended, opened, said, T0 } from '../../domain/testing/sentences.ts';
import { historyPool } from '../connection/pool.ts';
import { listSessions } from './session-list.ts';
import { eventsOf, everything, idsOf, NOW, sessionsOf } from './testing/lists.ts';
import { emptySessions, ORG, seedSessions } from './testing/seed.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  process.env.DATABASE_URL = database.url;
});
afterAll(async () => {
  await historyPool().end();
  await database?.drop();
});
beforeEach(() => emptySessions(historyPool()));

describe('a cursor', () => {
  it('refuses a cursor of another order and one that we did not make', async () => {
    await seedSessions(historyPool(), sessionsOf([1, 2].map((n) => [eventsOf(created(n)), 0])));
    const { nextCursor } = await listSessions({ limit: 1 }, everything, NOW);
    const asked = (query: SessionQuery) => listSessions(query, everything, NOW);
    expect(nextCursor).not.toBeNull();
    await expect(asked({ cursor: nextCursor ?? '', sort: '-lastEventAt' })).rejects.toThrow('cursor');
    for (const cursor of ['x', 'W10', Buffer.from('["statusSince",1e99,"a"]').toString('base64url')]) {
      await expect(asked({ cursor })).rejects.toMatchObject({ status: 400, code: 'bad_parameter' });
    }
  });
});

describe('searching', () => {
  const seed = (contacts: { name: string; externalId?: string; ticketNumber?: string }[]) =>
    seedSessions(
      historyPool(),
      sessionsOf(
        contacts.map(({ name, externalId = null, ticketNumber = null }) => [
          eventsOf(
            said('customer', 1, { actor: { id: null, name, type: 'ENDUSER', externalId }, ticketNumber }),
          ),
          0,
        ]),
      ),
    );

  it('finds by contact without case and accents and by session, as the board does, and by nothing that no card shows', async () => {
    await seed([
      { name: 'João Ávila' },
      { name: 'Jo\u0061\u0303o decomposto' },
      { name: 'Ana', externalId: '+5511955504471', ticketNumber: '20417' },
    ]);
    expect(await idsOf({ q: 'joao' })).toEqual(['s0', 's1']);
    expect(await idsOf({ q: 'AVILA' })).toEqual(['s0']);
    expect(await idsOf({ q: 'JOÃO D' })).toEqual(['s1']);
    expect(await idsOf({ q: '955504471' })).toEqual([]);
    expect(await idsOf({ q: '2041' })).toEqual([]);
    expect(await idsOf({ q: 's1' })).toEqual(['s1']);
    expect(await idsOf({ q: ' ' })).toHaveLength(3);
  });

  it('takes every character as itself', async () => {
    const hostile = [
      "'; DROP TABLE session; --",
      '%',
      '_',
      '.*',
      '\\',
      '(a',
      '[',
      '***',
      '$1',
      '😟',
      '\u0000',
    ];
    await seed(hostile.slice(0, -1).map((name) => ({ name })));
    for (const [place, q] of hostile.slice(0, -1).entries()) {
      expect(await idsOf({ q }), q).toContain(`s${place}`);
    }
    expect(await idsOf({ q: '%' })).toEqual(['s1']);
    expect(await idsOf({ q: '\u0000' })).toEqual([]);
    for (const value of hostile) {
      expect(await idsOf({ status: [value], channel: [value], assignee: [value] })).toEqual([]);
    }
    expect(await idsOf({})).toHaveLength(hostile.length - 1);
  });

  it('refuses a search of more than 200 characters', async () => {
    await expect(listSessions({ q: 'a'.repeat(201) }, everything, NOW)).rejects.toMatchObject({
      status: 400,
    });
    expect(await idsOf({ q: 'á'.repeat(200) })).toEqual([]);
  });
});

describe('windows and limits', () => {
  it('finds events and messages within half-open windows, without system messages', async () => {
    await seedSessions(
      historyPool(),
      sessionsOf([
        [eventsOf(opened(0), said('customer', 10), said('agent', 20)), 0],
        [eventsOf(opened(5), said('system', 10)), 0],
      ]),
    );
    const at = (seconds: number) => T0 + seconds * 1000;
    expect(await idsOf({ from: at(10), to: at(11) })).toEqual(['s0', 's1']);
    expect(await idsOf({ from: at(5), to: at(10) })).toEqual(['s1']);
    expect(await idsOf({ messageFrom: at(10), messageTo: at(20) })).toEqual(['s0']);
    expect(await idsOf({ messageFrom: at(11), direction: 'IN' })).toEqual([]);
    expect(await idsOf({ direction: 'OUT' })).toEqual(['s0']);
  });

  it('keeps other channels and other organisations out', async () => {
    await seedSessions(
      historyPool(),
      sessionsOf([
        [eventsOf(opened(0, by('Ana')), ended(9)).map((event) => ({ ...event, channelId: 'c1' })), 0],
        [eventsOf(opened(0)).map((event) => ({ ...event, channelId: '' })), 0],
      ]),
    );
    expect(await idsOf({}, { orgId: ORG, channels: ['c1', ''] })).toEqual(['s0']);
    expect(await idsOf({ channel: [''] })).toEqual(['s1']);
    expect(await idsOf({ channel: [''] }, { orgId: ORG, channels: ['c1', ''] })).toEqual([]);
    expect(await idsOf({}, { orgId: ORG, channels: [] })).toEqual([]);
    expect(await idsOf({}, { orgId: '1', channels: 'all' })).toEqual([]);
    expect(await idsOf({}, { orgId: null, channels: 'all' })).toEqual([]);
  });

  it('finds what became ENDED within a window, not what lost its assignee then', async () => {
    await seedSessions(
      historyPool(),
      sessionsOf([
        [eventsOf(ended(0, by('Ana')), ended(50)), 0],
        [eventsOf(ended(0), opened(20), ended(50)), 0],
      ]),
    );
    expect(await idsOf({ endedFrom: T0 + 30_000 })).toEqual(['s1']);
    expect(await idsOf({ endedTo: T0 + 1 })).toEqual(['s0', 's1']);
  });

  it('finds at a moment nothing that came later', async () => {
    await seedSessions(
      historyPool(),
      sessionsOf([[eventsOf(opened(0), said('customer', 40), said('agent', 50), ended(60)), 0]]),
    );
    const at = (seconds: number) => T0 + seconds * 1000;
    const windows = [
      [{ endedFrom: T0 }, 60],
      [{ endedTo: NOW }, 60],
      [{ from: at(45), to: NOW }, 50],
      [{ messageFrom: at(1), messageTo: NOW }, 40],
      [{ direction: 'OUT' }, 50],
    ] as const;
    for (const [window, seconds] of windows) {
      expect(await idsOf({ ...window, at: at(seconds) - 1 }), JSON.stringify(window)).toEqual([]);
      expect(await idsOf({ ...window, at: at(seconds) }), JSON.stringify(window)).toEqual(['s0']);
      expect(await idsOf(window), JSON.stringify(window)).toEqual(['s0']);
    }
  });

  it('finds messages by the channel of their moment, and shows no session of a channel that is hidden', async () => {
    const moved = eventsOf(said('customer', 1, { channelId: 'c1' }), opened(2));
    const unnamed = eventsOf(said('customer', 1, { channelId: '' }), opened(2));
    await seedSessions(
      historyPool(),
      sessionsOf([
        [moved.map((event) => ({ ...event, channelId: event.channelId === 'c1' ? 'c1' : 'c2' })), 0],
        [unnamed.map((event) => ({ ...event, channelId: event.channelId === '' ? '' : 'c2' })), 0],
      ]),
    );
    const spoken = { messageFrom: T0, messageTo: NOW, direction: 'IN' } as const;
    const seeing = (...channels: string[]) => ({ orgId: ORG, channels });
    expect(await idsOf({ ...spoken, channel: ['c1'] })).toEqual(['s0']);
    expect(await idsOf({ ...spoken, channel: ['c2'] })).toEqual([]);
    expect(await idsOf({ channel: ['c2'] })).toEqual(['s0', 's1']);
    expect(await idsOf(spoken)).toEqual(['s0', 's1']);
    expect(await idsOf({ ...spoken, channel: [''] })).toEqual(['s1']);
    expect(await idsOf({ ...spoken, channel: [''] }, seeing('c2'))).toEqual([]);
    expect(await idsOf({ ...spoken, channel: ['c1'] }, seeing('c1', 'c2'))).toEqual(['s0']);
    expect(await idsOf({ ...spoken, channel: ['c1'] }, seeing('c2'))).toEqual([]);
    expect(await idsOf({ ...spoken, channel: ['c1'] }, seeing('c1'))).toEqual([]);
    expect(await idsOf(spoken, seeing('c2'))).toEqual([]);
  });

  it('lets an end that is told again end what was written after the first one, in the past as now', async () => {
    const told = eventsOf(ended(0), said('customer', 5), ended(10), created(20));
    const untold = eventsOf(ended(0), said('customer', 5), created(20));
    await seedSessions(
      historyPool(),
      sessionsOf([
        [told, 0],
        [untold, 0],
      ]),
    );
    expect(await idsOf({ awaitingReply: true })).toEqual(['s1']);
    expect(await idsOf({ awaitingReply: true, at: T0 + 30_000 })).toEqual(['s1']);
  });

  it('takes the furthest instants that a date can be', async () => {
    for (const edge of [0, 8.64e15]) {
      const query = { sinceFrom: edge, endedTo: edge, from: edge, messageTo: edge, noNews: true };
      expect(await idsOf(query)).toEqual([]);
      expect(await idsOf({ at: edge })).toEqual([]);
      expect(await idsOf({ ...query, at: edge })).toEqual([]);
    }
  });
});
