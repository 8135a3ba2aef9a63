import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { log } from '../../../log.ts';
import { forgetRefusals, noteRefusal } from '../../../spool/refusals.ts';
import { type BoardMemory, createBoardMemory } from './board-memory.ts';
import { watchFeedHealth } from './feed-health.ts';

const T0 = Date.UTC(2026, 5, 8, 12);
/** Postgres is away, as it is whenever a delivery is refused. */
const away = { query: () => Promise.reject(new Error('away')) } as unknown as Pool;

let dataDir: string;

beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'vigia-feed-health-'));
  process.env.VIGIA_DATA_DIR = dataDir;
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
afterEach(() => vi.restoreAllMocks());

async function watched(memory: BoardMemory): Promise<number> {
  vi.spyOn(log, 'warn').mockReturnValue(undefined);
  let changes = 0;
  const onChange = () => {
    changes += 1;
  };
  await watchFeedHealth({ pool: away, memory, onChange })();
  return changes;
}

function memoryAfter(lastReceivedAt: number): BoardMemory {
  const memory = createBoardMemory();
  memory.feed = { ...memory.feed, state: 'LIVE', reason: 'events_come', lastReceivedAt };
  return memory;
}

it('is DOWN while deliveries are refused, though nothing can be read', async () => {
  noteRefusal(dataDir, T0 + 1_000);
  const memory = memoryAfter(T0);
  expect(await watched(memory)).toBe(1);
  expect(memory.feed).toMatchObject({ state: 'DOWN', reason: 'refused', lastReceivedAt: T0 });
});

it('is not, where one has been taken since', async () => {
  noteRefusal(dataDir, T0 + 1_000);
  const later = memoryAfter(T0 + 2_000);
  expect(await watched(later)).toBe(0);
  forgetRefusals(dataDir);
  const memory = memoryAfter(T0);
  expect(await watched(memory)).toBe(0);
  expect(memory.feed.state).toBe('LIVE');
});
