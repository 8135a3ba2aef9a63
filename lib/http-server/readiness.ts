import { statfs } from 'node:fs/promises';
import { processSingleton } from '../process-singleton.ts';

type State = { acceptsWebhooks: boolean; draining: boolean };

/** Where this worker stands between its first moment and its last. */
export function readiness(): State {
  return processSingleton('readiness', () => ({ acceptsWebhooks: false, draining: false }));
}

const LEAST_FREE_DISK = 0.05;

/** Postgres may be away: deliveries are still to be taken, so that is no reason to be taken out of service. */
export async function isReady(dataDir: string): Promise<boolean> {
  const { acceptsWebhooks, draining } = readiness();
  return acceptsWebhooks && !draining && (await freeDiskShare(dataDir)) >= LEAST_FREE_DISK;
}

async function freeDiskShare(dir: string): Promise<number> {
  const { bavail, blocks } = await statfs(dir);
  return blocks === 0 ? 1 : bavail / blocks;
}
