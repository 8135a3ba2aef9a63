import { startEmbeddedPostgres } from '../embedded-postgres/embedded-postgres.ts';
import { checkDatabase } from './database-url.ts';

export type Database = {
  url: string;
  /** Starts the embedded server again whenever it ends unasked. */
  keepRunning(onRestart: () => void): void;
  /** Stops the embedded server if this call started it or took it over; does nothing to a database of somebody else. */
  stop(): Promise<void>;
};

type Wanted = { databaseUrl?: string; dataDir: string };

/** The database to work on: the one of DATABASE_URL, else the embedded one. The caller holds the data folder's lock. */
export async function openDatabase(wanted: Wanted, say: (line: string) => void): Promise<Database> {
  if (wanted.databaseUrl === undefined) return startEmbeddedPostgres({ dataDir: wanted.dataDir, say });
  await checkDatabase(wanted.databaseUrl);
  return { url: wanted.databaseUrl, keepRunning: () => undefined, stop: async () => undefined };
}
