import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/postgres.ts';
import { prisma } from '../connection/prisma.ts';
import { applySourceVariables } from './source-variables.ts';
import { ensureSource, findFirstSource, rotateToken } from './sources.ts';

const TOKEN = 'a-token-of-the-first-start';
let database: TestDatabase;
let sourceId: string;
let said: string[];

beforeAll(async () => {
  database = await testDatabase();
  process.env.DATABASE_URL = database.url;
});
afterAll(async () => {
  await prisma().$disconnect();
  await database.drop();
});
beforeEach(async () => {
  await prisma().source.deleteMany();
  sourceId = await ensureSource({ orgId: null, token: TOKEN });
  said = [];
});

const start = (variables: Partial<Parameters<typeof applySourceVariables>[0]>) =>
  applySourceVariables(
    { orgId: undefined, webhookToken: undefined, zohoDc: undefined, ...variables },
    (line) => said.push(line),
  );

it('pins a source that no delivery has pinned yet', async () => {
  await start({ orgId: '648310001' });
  expect((await findFirstSource())?.orgId).toBe('648310001');
  expect(await prisma().org.findUnique({ where: { id: '648310001' } })).not.toBeNull();
  expect(said).toEqual([]);
});

it('leaves a pinned source as it is, and says so where the variable differs', async () => {
  await start({ orgId: '648310001' });
  await start({ orgId: '648310001' });
  expect(said).toEqual([]);
  await start({ orgId: '777' });
  expect((await findFirstSource())?.orgId).toBe('648310001');
  expect(said).toEqual([expect.stringMatching(/VIGIA_ORG_ID is 777, but .* 648310001.* Settings/)]);
});

it('says that a webhook token given later is not used, without repeating it', async () => {
  await start({ webhookToken: 'given-later' });
  expect(said).toEqual([expect.stringMatching(/VIGIA_WEBHOOK_TOKEN is not used/)]);
  expect(said.join()).not.toContain('given-later');
});

it('says nothing of the token of the first start, even once it was rotated', async () => {
  await start({ webhookToken: TOKEN });
  await rotateToken(sourceId, Date.now());
  await start({ webhookToken: TOKEN });
  expect(said).toEqual([]);
});

it('takes the data centre of the variable, and keeps it where there is none', async () => {
  expect((await findFirstSource())?.dataCentre).toBe('com');
  await start({ zohoDc: 'eu' });
  await start({});
  expect((await findFirstSource())?.dataCentre).toBe('eu');
});
