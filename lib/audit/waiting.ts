// I6 and the rest of I1: on an installation that serves, whatever waits now has moved on a little later.
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { findOldClaims, listPending, listStillPending } from '../db/audit/invariants.ts';
import { auditPool } from '../db/connection/pool.ts';
import { ownedFiles } from '../owned-files.ts';
import { isRunning } from '../process-identity.ts';
import { spoolFiles } from '../spool/files.ts';
import { spooledDeliveries } from '../spool/usage.ts';
import type { Audited } from './audited.ts';
import { checked, unchecked, type Verdict } from './verdict.ts';

const LOOK_EVERY_MS = 200;

type Place = Pick<Audited, 'dataDir' | 'isServed' | 'patienceMs'>;

export async function checkWaiting(place: Place): Promise<Verdict[]> {
  const pending = await listPending(auditPool());
  if (!place.isServed) return checkStopped(place, pending.length);
  const spooled = spoolFiles(place.dataDir)
    .list()
    .map(({ path }) => path);
  const deadline = Date.now() + place.patienceMs;
  const unprojected = await untilNone(deadline, () => listStillPending(auditPool(), pending));
  const undrained = await untilNone(deadline, async () => listed(place.dataDir, spooled));
  const abandoned = await untilNone(deadline, async () => abandonedMarks(place.dataDir));
  const claims = await findOldClaims(auditPool(), place.patienceMs);
  const within = `within ${place.patienceMs / 1000} s`;
  return [
    checked('I1', { says: `the spool was drained ${within}`, failures: undrained.length }),
    checked(
      'I6',
      {
        says: `${pending.length} pending deliveries were projected ${within}`,
        failures: unprojected.length,
        examples: unprojected,
      },
      { says: 'no claim is older than that', failures: claims.n, examples: claims.examples },
      { says: 'nothing of a dead process is left', failures: abandoned.length },
    ),
  ];
}

/** What waits is kept, and there is nobody to take it on. */
function checkStopped({ dataDir }: Place, pending: number): Verdict[] {
  const spooled = spooledDeliveries(spoolFiles(dataDir));
  const why = 'no server runs on this data folder';
  return [
    ...(spooled > 0 ? [unchecked('I1', `${spooled} deliveries are spooled and ${why}`)] : []),
    ...(pending > 0 ? [unchecked('I6', `${pending} deliveries are pending and ${why}`)] : []),
  ];
}

async function untilNone(deadline: number, look: () => Promise<string[]>): Promise<string[]> {
  for (;;) {
    const left = await look();
    if (left.length === 0 || Date.now() >= deadline) return left;
    await pause(LOOK_EVERY_MS);
  }
}

function listed(dataDir: string, paths: readonly string[]): string[] {
  const present = new Set(
    spoolFiles(dataDir)
      .list()
      .filter(({ bytes }) => bytes > 0)
      .map(({ path }) => path),
  );
  return paths.filter((path) => present.has(path));
}

function abandonedMarks(dataDir: string): string[] {
  return ownedFiles(join(dataDir, 'projecting'), 'json')
    .list()
    .filter(({ owner }) => !isRunning(owner))
    .map(({ path }) => path);
}
