import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SYSTEM_DIR } from './binaries.ts';
import { findServiceUser, isReachable, type ServiceUser, serviceUserOf } from './user.ts';

type PostgresHome = { home: string; user: ServiceUser };

/** In the data folder, where its Postgres had to go elsewhere: the path. Whoever removes the folder starts afresh. */
const POINTER = 'pg.path';

/** The folder that holds `pg/`: the data folder, or one below /var/lib where the service user cannot reach that. */
export function postgresHomeIn(dataDir: string, say: (line: string) => void): PostgresHome {
  const home = knownHome(dataDir);
  const owner = statSync(join(home, 'pg'), { throwIfNoEntry: false });
  if (owner) return { home, user: serviceUserOf(owner) };

  const user = findServiceUser();
  if (!user) return { home: dataDir, user };
  // Others may pass through, not look: pg/ inside belongs to the service user alone.
  chmodSync(dataDir, 0o711);
  if (isReachable(user, join(dataDir, '.'), 'x')) return { home: dataDir, user };

  const elsewhere = join(SYSTEM_DIR, `data-${randomBytes(6).toString('hex')}`);
  say(`User ${user.name}, who runs PostgreSQL, cannot reach ${dataDir}: its files go to ${elsewhere}.`);
  mkdirSync(elsewhere, { recursive: true });
  chmodSync(SYSTEM_DIR, 0o755);
  chmodSync(elsewhere, 0o711);
  writeFileSync(join(dataDir, POINTER), elsewhere);
  return { home: elsewhere, user };
}

function knownHome(dataDir: string): string {
  const pointer = join(dataDir, POINTER);
  return existsSync(pointer) ? readFileSync(pointer, 'utf8') : dataDir;
}
