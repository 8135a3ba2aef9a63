import type { Installation } from './installation.ts';
import { isAlive, signal } from './processes.ts';
import { until } from './until.ts';

/** As a service manager reloads it; settles when every worker is a new one. */
export async function restartInTurn(vigia: Installation): Promise<void> {
  const before = vigia.workers();
  signal(vigia.primary(), 'SIGHUP');
  await until(
    'every worker is a new one',
    () => !before.some(isAlive) && vigia.workers().length === before.length,
    120_000,
  );
}
