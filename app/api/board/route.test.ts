import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { feedPool } from '@/lib/db/connection/pool';
import { eventsOf, opened } from '@/lib/domain/testing/sentences';
import { liveBoard } from '@/lib/live/server/live-board';
import { ORG, writeOrg, writeSession } from '@/lib/live/testing/board-writer';
import { type TestDatabase, testDatabase } from '@/test/postgres';
import { GET } from './route';

const TOKEN = 'a-token-for-wallboards-and-scripts';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  vi.stubEnv('DATABASE_URL', database.url);
  vi.stubEnv('VIGIA_API_TOKEN', TOKEN);
  await writeOrg(feedPool());
  await liveBoard().start();
});
afterAll(async () => {
  await liveBoard().stop();
  await feedPool().end();
  await database.drop();
});

function ask(query = '', headers: Record<string, string> = { authorization: `Bearer ${TOKEN}` }) {
  const request = new Request(`http://127.0.0.1:3000/api/board${query}`, { headers });
  return GET(request, { params: Promise.resolve({}) });
}

describe('GET /api/board', () => {
  it('answers with every figure, as of now', async () => {
    await writeSession(feedPool(), eventsOf(opened()));
    const response = await ask();
    expect(response.status).toBe(200);
    const board = await response.json();
    expect(board).toMatchObject({
      orgId: ORG,
      timeZone: 'UTC',
      sessionsByStatus: { CREATED: 0, OPEN: 1, ON_PROGRESS: 0, ON_HOLD: 0, ENDED: 0, BLOCKED: 0 },
      endedToday: 0,
      queue: { size: 1, unassigned: 1, sessions: [{ status: 'OPEN' }] },
      assignment: { NONE: 1 },
      feed: { pending: 0, quarantined: 0 },
    });
    expect(typeof board.position).toBe('string');
    expect(Math.abs(board.asOf - Date.now())).toBeLessThan(5_000);
    expect(Object.keys(board).sort()).toEqual([
      'asOf',
      'assignment',
      'endedToday',
      'feed',
      'messagesByChannel',
      'orgId',
      'position',
      'queue',
      'sessionsByStatus',
      'timeZone',
    ]);
  });

  it('takes any number of channels, and knows no other parameter', async () => {
    const elsewhere = await ask('?channel=a&channel=b');
    expect((await elsewhere.json()).queue.size).toBe(0);
    const unknown = await ask('?channels=a');
    expect(unknown.status).toBe(400);
    expect((await unknown.json()).error.code).toBe('unknown_parameter');
  });

  it('tells nothing to who has neither signed in nor a token', async () => {
    expect((await ask('', {})).status).toBe(401);
    expect((await ask('', { authorization: 'Bearer wrong' })).status).toBe(401);
  });

  it('is not to be kept by any cache', async () => {
    expect((await ask()).headers.get('cache-control')).toContain('no-store');
  });
});
