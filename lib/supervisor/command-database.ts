import { openDatabase } from '../db/connection/database.ts';
import { migrate, readMigrations } from '../db/migrate/migrate.ts';
import { envFrom } from '../env.ts';
import { dataDirOwner, lockDataDir } from './data-dir-lock.ts';

/**
 * For a command that works beside a running server, or without one: gives `work` a database (`env().databaseUrl`), and
 * stops afterwards what it had to start. Call it before anything reads `env()`.
 */
export async function withCommandDatabase<T>(work: () => Promise<T>): Promise<T> {
  const settings = envFrom(process.env);
  const isServed = dataDirOwner(settings.dataDir) !== null;
  const lock = isServed ? null : lockDataDir(settings.dataDir);
  try {
    const database = await openDatabase(settings, (line) => process.stderr.write(`${line}\n`));
    process.env.DATABASE_URL = database.url;
    try {
      await migrate(database.url, await readMigrations(process.cwd()));
      return await work();
    } finally {
      if (!isServed) await database.stop();
    }
  } finally {
    lock?.release();
  }
}
