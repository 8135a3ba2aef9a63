import { rmSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/postgres.ts';
import { ingestPool } from '../../db/connection/pool.ts';
import { openSource, TOKEN } from '../testing/webhook.ts';
import { findSourceByToken, learnSources } from './known-sources.ts';

const T0 = Date.UTC(2026, 5, 8, 12);
const SECOND = 1_000;
let database: TestDatabase;
let sourceId: string;

beforeAll(async () => {
  database = await testDatabase();
  process.env.DATABASE_URL = database.url;
  sourceId = await openSource();
});
afterAll(() => database.drop());
beforeEach(() => vi.restoreAllMocks());

const away = () =>
  vi.spyOn(ingestPool(), 'query').mockRejectedValue(new Error('connection refused') as never);
const frozen = () => vi.spyOn(ingestPool(), 'query').mockReturnValue(new Promise(() => undefined) as never);
/** As in a process that has just started. */
const forget = () => {
  for (const name of ['knownSources', 'sourceTokensWritten'])
    Reflect.deleteProperty(globalThis, Symbol.for(`vigia.${name}`));
};

describe('a webhook address', () => {
  it('is known to belong to its source, and a wrong one to nobody', async () => {
    expect(await findSourceByToken(TOKEN, T0)).toBe(sourceId);
    expect(await findSourceByToken('wrong', T0)).toBeNull();
  });

  it('stays known while Postgres is away, however long, and nobody waits for Postgres', async () => {
    frozen();
    expect(await findSourceByToken(TOKEN, T0 + 3_600 * SECOND)).toBe(sourceId);
  });

  it('is known to a process that starts while Postgres is away', async () => {
    forget();
    await findSourceByToken(TOKEN, T0);
    forget();
    away();
    expect(await findSourceByToken(TOKEN, T0)).toBe(sourceId);
    expect(await findSourceByToken('wrong', T0)).toBeNull();
  });

  it('is known to a process that has had no webhook when Postgres goes away', async () => {
    forget();
    rmSync(`${process.env.VIGIA_DATA_DIR}/webhook-addresses.json`);
    await learnSources(T0);
    away();
    expect(await findSourceByToken(TOKEN, T0 + 3_600 * SECOND)).toBe(sourceId);
  });

  it('is known at once to a process that starts while Postgres is frozen', async () => {
    forget();
    frozen();
    expect(await findSourceByToken(TOKEN, T0)).toBe(sourceId);
  });

  it('is written to disk only as a hash', async () => {
    const { readFileSync } = await import('node:fs');
    const kept = readFileSync(`${process.env.VIGIA_DATA_DIR}/webhook-addresses.json`, 'utf8');
    expect(kept).toContain(sourceId);
    expect(kept).not.toContain(TOKEN);
  });

  it('costs one query for many strangers who come together', async () => {
    forget();
    const queries = vi.spyOn(ingestPool(), 'query');
    await Promise.all(Array.from({ length: 50 }, (_, n) => findSourceByToken(`junk ${n}`, T0)));
    expect(queries.mock.calls.length).toBeLessThanOrEqual(2);
  });
});
