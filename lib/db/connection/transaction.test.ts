import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/postgres.ts';
import { projectPool } from './pool.ts';
import { inTransaction, together } from './transaction.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  process.env.DATABASE_URL = database.url;
  await projectPool().query('CREATE TABLE written (n int)');
});
afterAll(async () => {
  await projectPool().end();
  await database?.drop();
});

describe('statements of a transaction that are asked for together', () => {
  it('leave nothing behind where one of them fails, also what was to follow upon another', async () => {
    const failing = inTransaction(projectPool(), async (tx) => {
      const first = tx.query('SELECT pg_sleep(0.1)');
      await together([
        first.then(() => tx.query('INSERT INTO written VALUES (1)')),
        Promise.reject(new Error('it cannot be written')),
      ]);
    });
    await expect(failing).rejects.toThrow('it cannot be written');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await projectPool().query('SELECT FROM written')).rowCount).toBe(0);
  });

  it('give their answers in the order in which they were asked for', async () => {
    const answers = await inTransaction(projectPool(), (tx) =>
      together([tx.query<{ n: number }>('SELECT 1 AS n'), 2, tx.query<{ n: number }>('SELECT 3 AS n')]),
    );
    expect([answers[0].rows[0]?.n, answers[1], answers[2].rows[0]?.n]).toEqual([1, 2, 3]);
  });
});
