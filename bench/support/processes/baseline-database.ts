import { createDatabaseIfMissing, withDatabase } from '../../../lib/db/connection/database-url.ts';
import { migrate, readMigrations } from '../../../lib/db/migrate/migrate.ts';

const DATABASE = 'vigia_bench';

/** A database with the product's own tables, in which the baselines write; its URL. */
export async function createBaselineDatabase(productUrl: string): Promise<string> {
  await createDatabaseIfMissing(productUrl, DATABASE);
  const url = withDatabase(productUrl, DATABASE);
  await migrate(url, await readMigrations(process.cwd()));
  return url;
}
