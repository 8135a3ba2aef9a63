import { rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/postgres.ts';
import { ingestPool } from '../../db/connection/pool.ts';
import { hashOf } from '../../db/installation/sources.ts';
import { call, openSource, TOKEN } from '../testing/webhook.ts';
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

const addressesFile = () => `${process.env.VIGIA_DATA_DIR}/webhook-addresses.json`;

const away = () =>
  vi.spyOn(ingestPool(), 'query').mockRejectedValue(new Error('connection refused') as never);
const frozen = () => vi.spyOn(ingestPool(), 'query').mockReturnValue(new Promise(() => undefined) as never);
/** As another worker of this machine does that has learned an address. */
const learnElsewhere = (token: string) =>
  writeFileSync(addressesFile(), JSON.stringify([{ hash: hashOf(token), sourceId, expiresAt: null }]));
/** As in a process that has just started. */
const forget = () => {
  for (const name of ['knownSources', 'sourceTokensWritten'])
    Reflect.deleteProperty(globalThis, Symbol.for(`vigia.${name}`));
};

describe('a webhook address', () => {
  it('is known to belong to its source, and a wrong one to nobody', async () => {
    expect(await findSourceByToken(TOKEN, T0)).toEqual({ kind: 'known', sourceId });
    expect(await findSourceByToken('wrong', T0)).toEqual({ kind: 'nobody' });
  });

  it('stays known while Postgres is away, however long, and nobody waits for Postgres', async () => {
    frozen();
    expect(await findSourceByToken(TOKEN, T0 + 3_600 * SECOND)).toEqual({ kind: 'known', sourceId });
  });

  it('is known to a process that starts while Postgres is away', async () => {
    forget();
    await findSourceByToken(TOKEN, T0);
    forget();
    away();
    expect(await findSourceByToken(TOKEN, T0)).toEqual({ kind: 'known', sourceId });
    expect(await findSourceByToken('wrong', T0)).toEqual({ kind: 'unsure' });
  });

  it('is known to a process that has had no webhook when Postgres goes away', async () => {
    forget();
    rmSync(addressesFile());
    await learnSources(T0);
    away();
    expect(await findSourceByToken(TOKEN, T0 + 3_600 * SECOND)).toEqual({ kind: 'known', sourceId });
  });

  it('is known at once to a process that starts while Postgres is frozen', async () => {
    forget();
    frozen();
    expect(await findSourceByToken(TOKEN, T0)).toEqual({ kind: 'known', sourceId });
  });

  it('is known once another worker of this machine has learned it, although Postgres is away since', async () => {
    forget();
    await learnSources(T0);
    learnElsewhere('a new address');
    away();
    expect(await findSourceByToken('a new address', T0 + SECOND)).toEqual({ kind: 'known', sourceId });
    await learnSources(T0 + SECOND);
    learnElsewhere('a newer address');
    frozen();
    expect(await findSourceByToken('a newer address', T0 + 2 * SECOND)).toEqual({ kind: 'known', sourceId });
  });

  it('is nobody’s only where Postgres says so', async () => {
    forget();
    await learnSources(T0);
    away();
    expect(await findSourceByToken('made elsewhere', T0 + SECOND)).toEqual({ kind: 'unsure' });
    vi.restoreAllMocks();
    expect(await findSourceByToken('made elsewhere', T0 + 2 * SECOND)).toEqual({ kind: 'nobody' });
  });

  it('that nobody knows is answered 503, to be sent again, while Postgres is away', async () => {
    forget();
    await learnSources(T0);
    away();
    const answer = await call('[1]', { token: 'made elsewhere' });
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('5');
  });

  it('waits for a frozen Postgres no longer than an answer may take', async () => {
    forget();
    await learnSources(T0);
    frozen();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const found = findSourceByToken('made elsewhere', T0 + SECOND);
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1));
    await vi.advanceTimersByTimeAsync(SECOND);
    vi.useRealTimers();
    expect(await found).toEqual({ kind: 'unsure' });
  });

  it('is written to disk only as a hash', async () => {
    const { readFileSync } = await import('node:fs');
    const kept = readFileSync(addressesFile(), 'utf8');
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
