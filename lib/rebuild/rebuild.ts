import { auditPool } from '../db/connection/pool.ts';
import { inSnapshot } from '../db/live/board-read.ts';
import { compareProjections } from './compare.ts';
import { fillIn } from './fill-in.ts';
import type { Found, Repairs } from './found.ts';
import { repair } from './repair.ts';

export type Rebuilt = { first: Found; last: Found };

/** Rounds after which no less differs than before. */
const MOST_IN_VAIN = 2;

/**
 * Compares every projection with what is stored. With `write` sets right what differs, again and again: one repair may
 * bring another to light, as a session its counters, and a running projector moves on in between.
 */
export async function rebuild({ write }: { write: boolean }): Promise<Rebuilt> {
  const first = await compared();
  let last = first;
  for (let inVain = 0; write && inVain < MOST_IN_VAIN && hasRepairs(last); ) {
    const before = last.found.differences.count();
    await repair(last.repairs);
    last = await compared();
    if (last.found.differences.count() >= before) inVain += 1;
  }
  return { first: first.found, last: last.found };
}

type Compared = { found: Found; repairs: Repairs };

async function compared(): Promise<Compared> {
  return inSnapshot(auditPool(), async (db) => {
    const found = await compareProjections(db);
    return { found, repairs: { ...found.repairs, events: await fillIn(db, found.repairs.events) } };
  });
}

function hasRepairs({ repairs }: Compared): boolean {
  const { events, sessions, ...others } = repairs;
  const lists = Object.values(others);
  return (
    sessions.size > 0 ||
    lists.some(({ length }) => length > 0) ||
    events.some(({ wanted }) => wanted !== null)
  );
}
