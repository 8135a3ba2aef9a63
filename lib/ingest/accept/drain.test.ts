import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/postgres.ts';
import { ingestPool } from '../../db/connection/pool.ts';
import { log } from '../../log.ts';
import { encodeRecord } from '../../spool/record.ts';
import { lastRefusal, noteRefusal } from '../../spool/refusals.ts';
import { startDraining } from './drain.ts';

let database: TestDatabase;
let dataDir: string;
let draining: ReturnType<typeof startDraining> | undefined;

beforeAll(async () => {
  database = await testDatabase();
  dataDir = mkdtempSync(join(tmpdir(), 'vigia-drain-'));
  process.env.DATABASE_URL = database.url;
  process.env.VIGIA_DATA_DIR = dataDir;
});
afterEach(async () => {
  await draining?.stop();
  vi.restoreAllMocks();
});
afterAll(async () => {
  await database.drop();
  rmSync(dataDir, { recursive: true, force: true });
});

const drainedOnce = () =>
  vi.waitFor(
    async () => {
      const { rowCount } = await ingestPool().query(
        `SELECT 1 FROM machine WHERE reported_at > now() - interval '5 s'`,
      );
      expect(rowCount).toBe(1);
    },
    { timeout: 10_000, interval: 50 },
  );

/** What a dead process left. */
function spool(body: string): void {
  mkdirSync(join(dataDir, 'spool'), { recursive: true });
  const id = '0190c4a0-0000-7000-8000-000000000000';
  const record = encodeRecord({ id, receivedAt: Date.now(), sourceId: 's', body: Buffer.from(body) });
  writeFileSync(join(dataDir, 'spool', '4194999-1-1.spool'), record);
}

it('leaves the mark of a refusal alone where it has nothing to hand over, and takes it away after it had', async () => {
  noteRefusal(dataDir, Date.now());
  draining = startDraining();
  await drainedOnce();
  expect(lastRefusal(dataDir)).not.toBeNull();
  spool('[]');
  await vi.waitFor(() => expect(lastRefusal(dataDir)).toBeNull(), { timeout: 10_000, interval: 50 });
});

it('tells of a disk that fails, whose errors look like those of a lost connection', async () => {
  const told = vi.spyOn(log, 'error').mockReturnValue(undefined);
  rmSync(join(dataDir, 'spool'), { recursive: true, force: true });
  writeFileSync(join(dataDir, 'spool'), '');
  draining = startDraining();
  await vi.waitFor(
    () =>
      expect(told).toHaveBeenCalledWith(expect.anything(), expect.stringContaining('could not be drained')),
    { timeout: 10_000, interval: 50 },
  );
});
