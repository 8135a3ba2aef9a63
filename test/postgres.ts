import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';

export type TestDatabase = { url: string; drop(): Promise<void> };

/**
 * A fresh, migrated database on the run's own PostgreSQL, and a data folder. Set `process.env.DATABASE_URL` to its url
 * before env().
 */
export async function testDatabase(): Promise<TestDatabase> {
  const url = await ask('POST', '');
  const dataDir = mkdtempSync(join(tmpdir(), 'vigia-data-'));
  process.env.VIGIA_DATA_DIR = dataDir;
  return {
    url,
    drop: async () => {
      rmSync(dataDir, { recursive: true, force: true });
      await ask('DELETE', url);
    },
  };
}

async function ask(method: 'POST' | 'DELETE', body: string): Promise<string> {
  const answer = await fetch(inject('databaseServer'), { method, body });
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return text;
}
