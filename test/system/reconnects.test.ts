import { Pool } from 'pg';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { startVigia, type Vigia, WEBHOOK_TOKEN } from '../../e2e/support/server.ts';
import { figuresOfBoard } from '../../lib/audit/board-figures.ts';
import { readFigures } from '../../lib/db/audit/figures.ts';
import { inSnapshot } from '../../lib/db/live/board-read.ts';
import { chance, type Random } from '../faults/support/chance.ts';
import { createLedger } from '../faults/support/ledger.ts';
import { inWords, type Report, startSender } from '../faults/support/sender.ts';
import { createTraffic } from '../faults/support/traffic.ts';
import { until } from '../faults/support/until.ts';
import { type LiveViewer, openViewer } from '../machines/support/live-viewer.ts';
import { compareAtRest } from '../machines/support/quiet-moment.ts';
import { equalsAtSamePosition } from '../machines/support/same-position.ts';
import { type TestDatabase, testDatabase } from '../postgres.ts';
import { get } from './caller.ts';

const PORT = 23265;
const VIEWERS = 20;
const ROUNDS = 5;
/** So many are away at a time, each while different events come. */
const LANES = 4;
const EVENTS_PER_SECOND = 100;

type Load = Pick<Parameters<typeof startSender>[0], 'random' | 'traffic' | 'ledger' | 'perSecond'>;

let database: TestDatabase;
let pool: Pool;
let vigia: Vigia;
let viewers: LiveViewer[];

beforeAll(async () => {
  database = await testDatabase();
  pool = new Pool({ connectionString: database.url, max: 1 });
  vigia = await startVigia(PORT, { DATABASE_URL: database.url, WORKERS: '2' });
  await get(vigia, '/api/board');
}, 240_000);

afterEach(() => {
  for (const viewer of viewers) viewer.close();
});
afterAll(async () => {
  await vigia?.stop();
  await pool?.end();
  await database?.drop();
}, 60_000);

function loadOf(random: Random): Load {
  return { random, traffic: createTraffic(random), ledger: createLedger(), perSecond: EVENTS_PER_SECOND };
}

it('shows what GET /api/board shows after each of 100 reconnects under load, and what SQL counts', async () => {
  const random = chance();
  const load = loadOf(random);
  const url = `${vigia.url}/api/webhooks/zoho-desk/${WEBHOOK_TOKEN}`;
  viewers = Array.from({ length: VIEWERS }, () => openViewer(vigia.url));
  await until('every viewer is live', () => viewers.every((viewer) => viewer.isLive()));

  const reports: Report[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const sender = startSender({ ...load, url });
    const lanes = Array.from({ length: LANES }, (_, lane) =>
      [...viewers.entries()].filter(([n]) => n % LANES === lane),
    );
    await Promise.all(
      lanes.map(async (lane) => {
        for (const [n, viewer] of lane) {
          const before = viewer.snapshots();
          const due = sender.requests() + random.whole(1, 10);
          await until(`events come before viewer ${n} is lost`, () => sender.requests() >= due);
          viewer.lose(random.pick(['engine', 'wire']));
          await until(`viewer ${n} is back`, () => viewer.isLive() && viewer.snapshots() > before);
          await equalsAtSamePosition(vigia.url, viewer);
        }
      }),
    );
    reports.push(await sender.stop());
    const { differences } = await compareAtRest(vigia.url, viewers);
    expect(differences, `round ${round}`).toEqual([]);
  }

  const reconnects = viewers.reduce((sum, viewer) => sum + viewer.snapshots() - 1, 0);
  for (const report of reports) expect(Object.keys(report.answers)).toEqual(['200']);
  console.info(`${reconnects} reconnects; ${reports.map(inWords).join('; ')}`);
  expect(reconnects).toBeGreaterThanOrEqual(100);
  expect(await differencesFromSql()).toEqual([]);
  expect(await drifted()).toBe(0);
}, 400_000);

it.each(['lost', 'overtaken'] as const)(
  'is right again under load after a frame was %s',
  async (how) => {
    const random = chance();
    const url = `${vigia.url}/api/webhooks/zoho-desk/${WEBHOOK_TOKEN}`;
    viewers = Array.from({ length: 2 }, () => openViewer(vigia.url));
    await until('every viewer is live', () => viewers.every((viewer) => viewer.isLive()));
    const sender = startSender({ ...loadOf(random), url });
    for (let round = 1; round <= 5; round += 1) {
      for (const viewer of viewers) {
        const before = viewer.snapshots();
        viewer.disturb(how);
        await until('it is told everything anew', () => viewer.snapshots() > before);
        await equalsAtSamePosition(vigia.url, viewer);
        expect(viewer.isLive()).toBe(true);
      }
    }
    await sender.stop();
    expect((await compareAtRest(vigia.url, viewers)).differences).toEqual([]);
  },
  120_000,
);

/** Rows in which a worker's memory was found to differ from the database. */
async function drifted(): Promise<number> {
  const text = await (await fetch(`${vigia.url}/metrics`)).text();
  const counts = [...text.matchAll(/^vigia_board_drift_total(?:\{.*\})? (\d+)$/gm)];
  return counts.reduce((sum, [, n]) => sum + Number(n), 0);
}

/** Each viewer's figures beside the counts over sessions and messages at the same position. */
async function differencesFromSql(): Promise<string[]> {
  const { answer } = await compareAtRest(vigia.url, viewers);
  const { figures, position } = await inSnapshot(pool, (db) => readFigures(db, answer.asOf));
  expect(position).toBe(answer.position);
  expect(figures.get('queue') ?? 0).toBeGreaterThan(0);
  return viewers.flatMap((viewer, n) => {
    const shown = figuresOfBoard(viewer.board(answer.asOf));
    return [...new Set([...shown.keys(), ...figures.keys()])]
      .filter((name) => (shown.get(name) ?? 0) !== (figures.get(name) ?? 0))
      .map((name) => `viewer ${n}, ${name}: ${shown.get(name)} instead of ${figures.get(name)}`);
  });
}
