// The data folder of an installation that the bench started.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const PATIENCE_MS = 10_000;

export function removeData(dataDir: string): void {
  const elsewhere = homeElsewhere(dataDir);
  if (elsewhere !== null) rmSync(elsewhere, { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
}

/** Postgres has a session of its own: where the installation had to be killed, it is still there. */
export async function endPostgres(dataDir: string): Promise<void> {
  const pidFile = join(homeElsewhere(dataDir) ?? dataDir, 'pg', 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  // As `pg_ctl stop -m fast` does.
  process.kill(Number(readFileSync(pidFile, 'utf8').split('\n')[0]), 'SIGINT');
  const giveUpAt = performance.now() + PATIENCE_MS;
  while (existsSync(pidFile) && performance.now() < giveUpAt)
    await new Promise((resolve) => setTimeout(resolve, 50));
}

/** Where Postgres could not reach the folder itself. */
function homeElsewhere(dataDir: string): string | null {
  const pointer = join(dataDir, 'pg.path');
  return existsSync(pointer) ? readFileSync(pointer, 'utf8') : null;
}
