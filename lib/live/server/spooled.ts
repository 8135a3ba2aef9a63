import type { Queryable } from '../../db/connection/transaction.ts';
import { readSpooledElsewhere } from '../../db/machines.ts';
import { env } from '../../env.ts';
import { spoolFiles } from '../../spool/files.ts';
import { machineId } from '../../spool/machine-id.ts';
import { spooledDeliveries } from '../../spool/usage.ts';

/** Deliveries accepted that Postgres does not have yet: this machine's as they are, others' as last reported. */
export async function readSpooled(db: Queryable): Promise<number> {
  const { dataDir } = env();
  return spooledDeliveries(spoolFiles(dataDir)) + (await readSpooledElsewhere(db, machineId(dataDir)));
}
