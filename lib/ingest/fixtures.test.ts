import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fixtures } from '../../test/fixtures.ts';
import { type TestDatabase, testDatabase } from '../../test/postgres.ts';
import { projectPool } from '../db/connection/pool.ts';
import {
  forgetEverything,
  openSource,
  post,
  projectAll,
  projections,
  quarantined,
  recountedCounters,
} from './testing/webhook.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  process.env.DATABASE_URL = database.url;
  await openSource();
});
afterAll(() => database.drop());
beforeEach(forgetEverything);

/** Its place follows from its receipt, and so does everything of the session that it belongs to. */
const FROM_THE_FUTURE = '3942000001025050';
const ITS_CHANNEL = '3942000000995017';
const A_DAY_MS = 86_400_000;

describe('every fixture', () => {
  it('is answered 200 and leaves what its README says', async () => {
    for (const { name, body } of fixtures()) expect(await post(body), name).toBe(200);
    await projectAll();
    expect(await quarantined()).toEqual([
      { reason: 'unreadable', index: null },
      { reason: 'wrong_org', index: 0 },
    ]);
    const { rows } = await projectPool().query('SELECT sum(not_ours)::int AS n FROM delivery');
    expect(rows[0].n).toBe(2);
    const { sessions, messages } = await projections();
    const ids = sessions?.map((session) => (session as { id: string }).id);
    expect(ids).toContain('50007000000004136');
    expect(ids).not.toContain('65403000000038099');
    expect(JSON.stringify(messages)).toContain('before\uFFFDafter \uFFFD lone');
  });

  it('leaves counters that agree with the rows they count', async () => {
    for (const { body } of fixtures()) await post(body);
    await projectAll();
    const { statusCounts, minutes } = await projections();
    expect({ statusCounts, minutes }).toEqual(await recountedCounters());
  });

  it('gives the same posted in reverse, twice, by four senders and projected by two at once', async () => {
    for (const { body } of fixtures()) await post(body);
    await projectAll();
    const inOrder = comparable(await projections());

    await forgetEverything();
    const twice = [...fixtures().reverse(), ...fixtures().reverse()];
    const senders = [0, 1, 2, 3].map(async (sender) => {
      for (const { body } of twice.filter((_, i) => i % 4 === sender)) await post(body);
    });
    await Promise.all([...senders, projectAll(), projectAll()]);
    await Promise.all([projectAll(), projectAll()]);
    expect(comparable(await projections())).toEqual(inOrder);
  });
});

type Row = Record<string, unknown>;

/** Of its channel without today's minutes and without what was learned last. */
function comparable(rows: Record<string, unknown[]>) {
  const of = (name: string) => (rows[name] ?? []) as Row[];
  const without = (name: string) => of(name).filter((row) => !JSON.stringify(row).includes(FROM_THE_FUTURE));
  const isOfToday = ({ channel_id, minute }: Row) =>
    channel_id === ITS_CHANNEL && Number(minute) > Date.now() - A_DAY_MS;
  return {
    ...Object.fromEntries(Object.keys(rows).map((name) => [name, without(name)])),
    minutes: of('minutes').filter((row) => !isOfToday(row)),
    channels: of('channels').map((channel) =>
      channel.id === ITS_CHANNEL ? { ...channel, learned_at: null, learned_key: null } : channel,
    ),
  };
}
