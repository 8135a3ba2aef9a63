// Holds the memory against the database. The feed should make this find nothing; what it finds is repaired and counted.
import type { Pool } from 'pg';
import { readAudit } from '../../../db/live/board-audit.ts';
import { inSnapshot } from '../../../db/live/board-read.ts';
import { log } from '../../../log.ts';
import { counter } from '../../../metrics.ts';
import { copyOf, type Difference, differencesOf } from './board-differences.ts';
import type { BoardMemory } from './board-memory.ts';
import type { FeedReader } from './feed-reader.ts';

const DRIFT_CHECK_MS = 10_000;
/** What is still different in the same way after this long, nobody was about to correct. */
const GRACE_MS = 2_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

type Watching = {
  pool: Pool;
  memory: BoardMemory;
  reader: FeedReader;
  rebuild: () => Promise<void>;
  everyMs: number | undefined;
};

export function watchDrift(watching: Watching): () => Promise<void> {
  let checking: Promise<void> = Promise.resolve();
  let grace: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  async function check() {
    const suspects = await findDifferences(watching);
    if (suspects.length === 0 || stopped) return;
    grace = setTimeout(() => run(() => settle(suspects)), GRACE_MS);
  }

  async function settle(suspects: readonly Difference[]) {
    const before = new Map(suspects.map(({ what, difference }) => [what, difference]));
    const still = await findDifferences(watching);
    const drift = still.filter(({ what, difference }) => before.get(what) === difference);
    if (drift.length === 0) return;
    boardDrift().inc(drift.length);
    log.error(
      { drift: drift.slice(0, 20).map(({ what }) => what), n: drift.length },
      'the live board had drifted',
    );
    await watching.rebuild();
  }

  function run(work: () => Promise<void>) {
    checking = work().catch((error) => log.warn({ error }, 'no drift check was possible'));
  }

  const ticking = setInterval(() => run(check), watching.everyMs ?? DRIFT_CHECK_MS);
  return () => {
    stopped = true;
    clearInterval(ticking);
    clearTimeout(grace);
    return checking;
  };
}

export function boardDrift() {
  return counter({
    name: 'vigia_board_drift_total',
    help: 'Rows of a live board that differed from the database',
  });
}

/** The board goes on while the database counts: what is compared is a copy, taken between two readings of the feed. */
export async function findDifferences({
  pool,
  memory,
  reader,
}: Pick<Watching, 'pool' | 'memory' | 'reader'>): Promise<Difference[]> {
  const minutesSince = Math.floor((Date.now() - HOUR_MS) / MINUTE_MS) * MINUTE_MS;
  const { copy, position } = await reader.exclusively(async () => ({
    copy: copyOf(memory),
    position: reader.position(),
  }));
  const audit = await inSnapshot(pool, (db) =>
    readAudit(db, { dayStart: copy.dayStart, minutesSince, position }),
  );
  return differencesOf(copy, audit, minutesSince);
}
