import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { fixtures } from '../../test/fixtures.ts';
import { type TestDatabase, testDatabase } from '../../test/postgres.ts';
import { projectPool } from '../db/connection/pool.ts';
import { readBody } from '../zoho/parse-delivery.ts';
import { replayQuarantined } from './replay.ts';
import { forgetEverything, openSource, post, projectAll } from './testing/webhook.ts';

vi.mock('../zoho/parse-delivery.ts', { spy: true });

const NOW = Date.UTC(2026, 5, 8, 12);
let database: TestDatabase;
let sourceId: string;

beforeAll(async () => {
  database = await testDatabase();
  process.env.DATABASE_URL = database.url;
  sourceId = await openSource();
});
afterAll(() => database.drop());
beforeEach(forgetEverything);

const rowsOf = async <T>(text: string) => (await projectPool().query(text)).rows as T[];
const unresolved = () =>
  rowsOf<{ id: string; reason: string }>(
    'SELECT id, reason FROM quarantined_element WHERE resolved_at IS NULL ORDER BY reason',
  );
const pinTo = (orgId: string) =>
  projectPool().query('UPDATE source SET org_id = $1 WHERE id = $2', [orgId, sourceId]);
const events = () =>
  rowsOf<{ receivedAt: Date; deliveries: number }>(
    'SELECT received_at AS "receivedAt", deliveries FROM event',
  );
const anotherOrg = fixtures().find(({ name }) => name === 'another-org.json')?.body ?? '';

describe('what was set aside', () => {
  it('becomes events when it is replayed after the fix, received when it first was', async () => {
    await post(anotherOrg);
    await projectAll();
    const [{ received_at: first } = { received_at: null }] = await rowsOf<{ received_at: Date }>(
      'SELECT received_at FROM delivery',
    );
    const aside = await unresolved();
    expect(aside.length).toBeGreaterThan(0);
    await pinTo('99999999');
    expect(await replayQuarantined(null, NOW)).toBe(aside.length);
    await projectAll();
    await pinTo('78412359');
    expect(await unresolved()).toEqual([]);
    expect(await events()).toEqual(aside.map(() => ({ receivedAt: first, deliveries: 1 })));
  });

  it('is set aside again when nothing was fixed', async () => {
    await post('[{');
    await projectAll();
    expect(await replayQuarantined(null, NOW)).toBe(1);
    await projectAll();
    expect((await unresolved()).map(({ reason }) => reason)).toEqual(['unreadable']);
  });

  it('is replayed once, however many ask at once', async () => {
    await post(anotherOrg);
    await projectAll();
    const ids = (await unresolved()).map(({ id }) => id);
    const replayed = await Promise.all([1, 2, 3, 4].map(() => replayQuarantined(ids, NOW)));
    expect(replayed.toSorted()).toEqual([0, 0, 0, ids.length]);
  });

  it('leaves its neighbours in the same delivery alone', async () => {
    await post(
      `[${anotherOrg.trim().replace(/^\[|\]$/g, '')},{"eventType":"IM_Message_Add"},{"eventType":"Ticket_Add","orgId":"78412359"}]`,
    );
    await projectAll();
    const one = (await unresolved()).slice(0, 1).map(({ id }) => id);
    const before = (await unresolved()).length;
    expect(await replayQuarantined(one, NOW)).toBe(1);
    await projectAll();
    expect(await unresolved()).toHaveLength(before);
    const [replay] = await rowsOf<{ elements: number }>(
      `SELECT elements FROM delivery WHERE origin = 'replay'`,
    );
    expect(replay?.elements).toBe(1);
  });

  it('is taken out of its body all at once, however much of it there is', async () => {
    await post(
      `[${Array.from({ length: 250 }, (_, n) => `{"eventType":"IM_Message_Add","n":${n}}`).join(',')}]`,
    );
    await post('[{');
    await projectAll();
    vi.mocked(readBody).mockClear();
    expect(await replayQuarantined(null, NOW)).toBe(251);
    expect(readBody).toHaveBeenCalledTimes(1);
    const bodies = await rowsOf<{ text: string }>(
      `SELECT convert_from(body, 'UTF8') AS text FROM delivery WHERE origin = 'replay'`,
    );
    expect(new Set(bodies.map(({ text }) => text)).size).toBe(251);
    await projectAll();
    expect(await unresolved()).toHaveLength(251);
  });

  it('counts for nothing where the id is unknown', async () => {
    expect(await replayQuarantined(['00000000-0000-4000-8000-000000000000'], NOW)).toBe(0);
  });
});
