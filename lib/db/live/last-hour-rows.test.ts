import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/postgres.ts';
import { endedSeries, lastHourOf, lastHourStart, statusSeries } from '../../domain/board/last-hour.ts';
import { accepted, by, created, ended, opened, said, T0 } from '../../domain/testing/sentences.ts';
import { historyPool } from '../connection/pool.ts';
import { listSessions } from '../sessions/session-list.ts';
import { eventsOf, everything, sessionsOf } from '../sessions/testing/lists.ts';
import { emptySessions, ORG, seedSessions } from '../sessions/testing/seed.ts';
import { readEndings, readStretches } from './last-hour-rows.ts';

const MINUTE = 60_000;
const NOW = T0 + 40 * MINUTE + 17_000;
const from = lastHourStart(NOW);
const to = from + 60 * MINUTE;
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

const minutes = (n: number) => n * 60;

it('counts at every minute exactly the sessions that the list at that minute holds', async () => {
  await seedSessions(
    historyPool(),
    sessionsOf([
      [eventsOf(opened(0), said('customer', 5), accepted(by('Ana'), minutes(3)), ended(minutes(20))), 0],
      [eventsOf(created(minutes(1)), opened(minutes(2)), ended(minutes(2) + 30), opened(minutes(9))), 0],
      [eventsOf(opened(minutes(-300)), accepted(by('Rui'), minutes(12))), 0],
      [eventsOf(said('customer', minutes(7) + 1)), 0],
      [eventsOf(opened(minutes(-90)), ended(minutes(-70))), 0],
      [eventsOf(ended(minutes(3), by('Ana')), ended(minutes(30))), 0],
    ]),
  );
  const hour = { orgId: ORG, from, to };
  const lastHour = lastHourOf(
    from,
    await readStretches(historyPool(), hour),
    await readEndings(historyPool(), hour),
  );
  const series = statusSeries(lastHour);
  expect([...series.keys()].toSorted()).toEqual(['CREATED', 'NOT_REPORTED', 'ON_HOLD', 'OPEN']);
  for (const [status, counts] of series) {
    for (const [minute, count] of counts.entries()) {
      const at = from + minute * MINUTE;
      const { total } = await listSessions({ status: [status], at, limit: 1 }, everything, NOW);
      expect(count, `${status} at minute ${minute}`).toBe(total);
    }
  }
  expect(endedSeries(lastHour).filter((count) => count > 0)).toEqual([1, 1, 1]);
  for (const [minute, count] of endedSeries(lastHour).entries()) {
    const window = { endedFrom: from + minute * MINUTE, endedTo: from + (minute + 1) * MINUTE, limit: 1 };
    expect(count, `ended in minute ${minute}`).toBe((await listSessions(window, everything, NOW)).total);
  }
});
