import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withSchemaEngine } from './engine.ts';
import { forgetUnfinished } from './unfinished.ts';

export type Migration = { name: string; sql: string };

const NO_FILTERS = { externalTables: [], externalEnums: [] };

/** What `prisma/migrations` holds, oldest first; `root` is the repository. */
export async function readMigrations(root: string): Promise<Migration[]> {
  const base = join(root, 'prisma', 'migrations');
  const entries = await readdir(base, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names
      .sort()
      .map(async (name) => ({ name, sql: await readFile(join(base, name, 'migration.sql'), 'utf8') })),
  );
}

/** Applies what the database does not have yet and returns the names of what it applied. The engine takes a lock. */
export async function migrate(url: string, migrations: readonly Migration[]): Promise<string[]> {
  await forgetUnfinished(url);
  return withSchemaEngine(url, async (engine) => {
    const list = { migrationsList: listOf(migrations), filters: NO_FILTERS };
    return (await engine.applyMigrations(list)).appliedMigrationNames;
  });
}

/** The SQL that would turn what the migrations make into what the schema says; '' when they agree. */
export async function findDrift(
  url: string,
  migrations: readonly Migration[],
  schema: string,
): Promise<string> {
  const diff = await withSchemaEngine(url, (engine) =>
    engine.diff({
      from: { tag: 'migrations', ...listOf(migrations) },
      to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: schema }] },
      ...{ script: true, exitCode: true, filters: NO_FILTERS },
    }),
  );
  return diff.exitCode === 0 ? '' : (diff.stdout ?? '');
}

function listOf(migrations: readonly Migration[]) {
  return {
    baseDir: 'prisma/migrations',
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: sql } },
    })),
  };
}
