import { readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/postgres.ts';
import { projectPool } from '../../db/connection/pool.ts';
import { log } from '../../log.ts';
import { forgetEverything, openSource, post, projectAll } from '../testing/webhook.ts';
import { takeAbandoned, whileHolding } from './held-deliveries.ts';
import { projectPending } from './project.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  process.env.DATABASE_URL = database.url;
  await openSource();
});
afterAll(() => database.drop());
beforeEach(forgetEverything);

const folder = () => join(process.env.VIGIA_DATA_DIR ?? '', 'projecting');
const deliveries = async () =>
  (
    await projectPool().query<{ id: string; receivedAt: number; state: string; deaths: number }>(
      `SELECT id, (extract(epoch FROM received_at) * 1000)::float8 AS "receivedAt", state, deaths FROM delivery ORDER BY received_at, id`,
    )
  ).rows;
const quarantined = async () => (await projectPool().query('SELECT reason FROM quarantined_element')).rows;

let deaths = 0;
/** A process holds the deliveries and is gone: nobody has its number. */
async function dieHolding(held: { id: string; receivedAt: number }[]): Promise<void> {
  await whileHolding(held, async () => {
    const [name = ''] = readdirSync(folder()).filter((each) => each.startsWith(`${process.pid}-`));
    deaths += 1;
    renameSync(join(folder(), name), join(folder(), `4194999-1-${deaths}.json`));
  });
}

describe('deliveries that a process held when it died', () => {
  it('run alone, and are projected when they were not its cause', async () => {
    for (const n of [1, 2, 3]) await post([`not an object ${n}`]);
    await dieHolding(await deliveries());
    const batches: number[] = [];
    for (let batch = await projectPending(); batch.deliveries > 0; batch = await projectPending())
      batches.push(batch.deliveries);
    expect(batches).toEqual([1, 1, 1]);
    expect((await deliveries()).map(({ state }) => state)).toEqual(['projected', 'projected', 'projected']);
    expect(readdirSync(folder())).toEqual([]);
  });

  it('are set aside after three deaths alone, and their neighbours are projected', async () => {
    for (const n of [1, 2, 3]) await post([`not an object ${n}`]);
    const all = await deliveries();
    await dieHolding(all);
    for (let death = 1; death <= 3; death += 1) await dieHolding(all.slice(0, 1));
    await projectAll();
    expect((await deliveries()).map(({ state, deaths }) => ({ state, deaths }))).toEqual([
      { state: 'projected', deaths: 4 },
      { state: 'projected', deaths: 1 },
      { state: 'projected', deaths: 1 },
    ]);
    const reasons = (await quarantined()).map(({ reason }) => reason);
    expect(reasons.filter((reason) => reason === 'failed')).toHaveLength(1);
  });

  it('do not keep what came after them waiting', async () => {
    await post(['a suspect']);
    await dieHolding(await deliveries());
    await post(['another']);
    await projectAll();
    expect((await deliveries()).map(({ state }) => state)).toEqual(['projected', 'projected']);
  });

  it('are counted once it can be written how often they failed', async () => {
    await post(['a suspect']);
    const held = await deliveries();
    await dieHolding(held);
    const away = () => Promise.reject(new Error('away'));
    await expect(takeAbandoned(away)).rejects.toThrow('away');
    await expect(takeAbandoned(away)).rejects.toThrow('away');
    await projectAll();
    expect((await deliveries()).map(({ deaths }) => deaths)).toEqual([1]);
    expect(readdirSync(folder())).toEqual([]);
  });
});

describe('a disk that takes no marks', () => {
  it('keeps nothing from being projected', async () => {
    const warnings = vi.spyOn(log, 'warn');
    rmSync(folder(), { recursive: true, force: true });
    writeFileSync(folder(), 'no folder');
    for (const n of [1, 2, 3]) {
      await post([`not an object ${n}`]);
      await projectAll();
    }
    rmSync(folder());
    expect((await deliveries()).map(({ state }) => state)).toEqual(['projected', 'projected', 'projected']);
    expect(warnings.mock.calls.map(([, message]) => message)).toEqual([
      expect.stringContaining('cannot be written down'),
    ]);
    warnings.mockRestore();
  });

  it('takes them again once it can', async () => {
    rmSync(folder(), { recursive: true, force: true });
    await post(['a delivery']);
    const [name] = await whileHolding(await deliveries(), async () => readdirSync(folder()));
    expect(name).toMatch(new RegExp(`^${process.pid}-`));
  });
});
