import { statfs } from 'node:fs/promises';
import { env } from '../env.ts';
import { processSingleton } from '../process-singleton.ts';
import { spoolFiles } from '../spool/files.ts';
import { spooledBytes } from '../spool/usage.ts';

type State = { acceptsWebhooks: boolean; draining: boolean };

/** Where this worker stands between its first moment and its last. */
export function readiness(): State {
  return processSingleton('readiness', () => ({ acceptsWebhooks: false, draining: false }));
}

const LEAST_FREE_DISK = 0.05;
const FULLEST_SPOOL = 0.8;

/** Postgres may be away: deliveries are still to be taken, so that is no reason to be taken out of service. */
export async function isReady(): Promise<boolean> {
  const { acceptsWebhooks, draining } = readiness();
  if (!acceptsWebhooks || draining) return false;
  const { dataDir, spoolMaxBytes } = env();
  if (spooledBytes(spoolFiles(dataDir)) > FULLEST_SPOOL * spoolMaxBytes) return false;
  return (await freeDiskShare(dataDir)) >= LEAST_FREE_DISK;
}

async function freeDiskShare(dir: string): Promise<number> {
  const { bavail, blocks } = await statfs(dir);
  return blocks === 0 ? 1 : bavail / blocks;
}
