// A viewer that comes back when its connection is lost, as often and as patiently as a browser.
import { machineMs } from '../../support/machine-clock.ts';
import { backoffMs } from './backoff.ts';
import { openViewer, type Viewer, type Wishes } from './viewer.ts';

/** `backAt`: when it had the whole board again; null: not yet. By the machine's clock. */
export type Absence = { lostAt: number; backAt: number | null; failed: number };

type Returning = Wishes & { onAbsence: (absence: Absence) => void };

/** Socket.IO's client waits so long for a connection, and the board's so long for its snapshot. */
const BROWSERS_PATIENCE = { openMs: 10_000, greetingMs: 9_000 };

export async function openReturningViewer({ onAbsence, ...wishes }: Returning): Promise<Viewer> {
  let isClosed = false;
  let current = await openViewer({ ...wishes, onLost: () => void comeBack() });

  async function comeBack(): Promise<void> {
    const absence: Absence = { lostAt: machineMs(), backAt: null, failed: 0 };
    onAbsence(absence);
    const again = { ...wishes, patience: BROWSERS_PATIENCE, onLost: () => void comeBack() };
    while (!isClosed) {
      await new Promise((resolve) => setTimeout(resolve, backoffMs(absence.failed, Math.random())));
      const viewer = isClosed ? null : await openViewer(again).catch(() => null);
      if (viewer === null) {
        absence.failed += 1;
        continue;
      }
      current = viewer;
      absence.backAt = machineMs();
      if (isClosed) viewer.close();
      return;
    }
  }

  return {
    close() {
      isClosed = true;
      current.close();
    },
  };
}
