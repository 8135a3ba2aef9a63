// Brings to Postgres what was spooled while it was away.
import { isUnavailable } from '../../db/connection/failure.ts';
import { ingestPool } from '../../db/connection/pool.ts';
import { insertDeliveries, type NewDelivery } from '../../db/deliveries.ts';
import { reportSpooled } from '../../db/machines.ts';
import { env } from '../../env.ts';
import { log } from '../../log.ts';
import { spoolFiles } from '../../spool/files.ts';
import { machineId } from '../../spool/machine-id.ts';
import { forgetRefusals } from '../../spool/refusals.ts';
import { spooledDeliveries } from '../../spool/usage.ts';
import { spooling } from './acceptor.ts';

const EVERY_MS = 500;

/** Tries again and again; the first write that Postgres takes closes the breaker. */
export function startDraining(): { stop(): Promise<void> } {
  const report = createReport();
  let running: Promise<void> = Promise.resolve();
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    running = drain()
      .then((isDrained) => (isDrained ? report() : undefined))
      .catch((error: unknown) => log.error({ error }, 'the spool could not be drained; trying again'))
      .finally(() => {
        busy = false;
      });
  }, EVERY_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}

/** False: Postgres is away. What the disk does wrong rejects: its errors have names as those of a lost connection. */
async function drain(): Promise<boolean> {
  const { spool, breaker } = spooling();
  let handedOver = 0;
  let isAway = false;
  const store = async (deliveries: NewDelivery[]) => {
    await insertDeliveries(deliveries).catch((error: unknown) => {
      isAway = isUnavailable(error);
      throw error;
    });
    handedOver += deliveries.length;
    breaker.close();
  };
  const isEmpty = await spool.drain(store).catch((error: unknown) => {
    if (!isAway) throw error;
    return false;
  });
  // Nothing to try it with: the next delivery will.
  if (isEmpty) breaker.close();
  // Of the machine's spool others may have filled the rest.
  if (isEmpty && handedOver > 0) forgetRefusals(env().dataDir);
  return !isAway;
}

/** Tells the other machines how much is still in this one's spool. */
function createReport(): () => Promise<void> {
  const { dataDir } = env();
  let reported = -1;
  return async () => {
    const spooled = spooledDeliveries(spoolFiles(dataDir));
    if (spooled === reported) return;
    await reportSpooled(ingestPool(), { machine: machineId(dataDir), spooled, now: Date.now() }).then(
      () => {
        reported = spooled;
      },
      (error: unknown) => {
        if (!isUnavailable(error)) throw error;
      },
    );
  };
}
