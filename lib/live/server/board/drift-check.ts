// Holds the memory against the database. The feed should make this find nothing; what it finds is repaired and counted.
import type { Pool } from 'pg';
import { type BoardAudit, readAudit } from '../../../db/live/board-audit.ts';
import { inSnapshot } from '../../../db/live/board-read.ts';
import { log } from '../../../log.ts';
import { counter } from '../../../metrics.ts';
import type { BoardMemory } from './board-memory.ts';
import type { FeedReader } from './feed-reader.ts';

const DRIFT_CHECK_MS = 10_000;
/** A difference may be a change on its way: one that is still the same after this long is not. */
const GRACE_MS = 2_000;

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
    const before = new Map(suspects.map((suspect) => [suspect.what, suspect]));
    const still = await findDifferences(watching);
    const drift = still.filter(({ what, held }) => before.has(what) && before.get(what)?.held === held);
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

/** `held` is what the memory held: still the same object after the grace, nobody was about to correct it. */
export type Difference = { what: string; held: unknown };

/** While nothing is read from the feed, the memory can only be behind the snapshot, never ahead of it. */
export function findDifferences({
  pool,
  memory,
  reader,
}: Pick<Watching, 'pool' | 'memory' | 'reader'>): Promise<Difference[]> {
  return reader.exclusively(async () => {
    const { dayStart } = memory;
    const audit = await inSnapshot(pool, (db) => readAudit(db, dayStart));
    return memory.dayStart === dayStart ? differencesOf(memory, audit) : [];
  });
}

function differencesOf(memory: BoardMemory, audit: BoardAudit): Difference[] {
  const differences: Difference[] = [];
  const compare = (what: string, expected: unknown, shown: unknown, held: unknown) => {
    if (JSON.stringify(expected) !== JSON.stringify(shown)) differences.push({ what, held });
  };
  compare('settings', audit.settings, memory.settings, memory.settings);
  for (const id of union(audit.fingerprints, memory.fingerprints)) {
    compare(
      `session ${id}`,
      audit.fingerprints.get(id),
      memory.fingerprints.get(id),
      memory.sessions.get(id),
    );
  }
  const channels = new Map(audit.channels.map((row) => [row.id, row]));
  for (const id of union(channels, memory.channels)) {
    compare(`channel ${id}`, channels.get(id), memory.channels.get(id), memory.channels.get(id));
  }
  const assignees = new Map(audit.assignees.map((row) => [row.id, row]));
  for (const id of union(assignees, memory.assignees)) {
    compare(`assignee ${id}`, assignees.get(id), memory.assignees.get(id), memory.assignees.get(id));
  }
  const counts = countsOf(audit);
  for (const id of union(counts, memory.counters)) {
    compare(`counter ${id}`, counts.get(id) ?? NO_COUNTS, shownCounts(memory, id), memory.counters.get(id));
  }
  return differences;
}

type Counts = { closed: [string, number][]; endedToday: number; in: number; out: number };
const NO_COUNTS: Counts = { closed: [], endedToday: 0, in: 0, out: 0 };

function countsOf(audit: BoardAudit): Map<string, Counts> {
  const closed = new Map(audit.closed.map((row) => [row.channelId, sorted(row.closed)]));
  const today = new Map(audit.today.map((row) => [row.channelId, row]));
  const counts = [...union(closed, today)].map((id): [string, Counts] => {
    const row = today.get(id) ?? NO_COUNTS;
    return [id, { closed: closed.get(id) ?? [], endedToday: row.endedToday, in: row.in, out: row.out }];
  });
  return new Map(counts);
}

function shownCounts(memory: BoardMemory, channelId: string): Counts {
  const shown = memory.counters.get(channelId);
  if (!shown) return NO_COUNTS;
  return { closed: sorted(shown.closed), endedToday: shown.endedToday, in: shown.in, out: shown.out };
}

function sorted(closed: Readonly<Record<string, number>>): [string, number][] {
  return Object.entries(closed).sort(([a], [b]) => (a < b ? -1 : 1));
}

function union(a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): Set<string> {
  return new Set([...a.keys(), ...b.keys()]);
}
