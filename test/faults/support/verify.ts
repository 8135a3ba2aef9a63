// Waits until an installation is quiet, then proves that it kept every promise and did nothing twice.
import type { Board } from '../../../lib/audit/board-figures.ts';
import { differencesOf, type LiveViewer } from '../../machines/support/live-viewer.ts';
import { audit, type Ground } from './audit.ts';
import type { Installation } from './installation.ts';
import type { Ledger } from './ledger.ts';
import type { FaultyPostgres } from './postgres.ts';
import { until } from './until.ts';

export type Verdict = {
  promised: number;
  stored: number;
  lost: string[];
  unknown: string[];
  miscounted: string[];
};

type Expected = { quarantined?: number; withinMs?: number };

/** Nothing pending and nothing in the spool. */
export async function untilQuiet({ postgres, vigia }: Ground, withinMs = 60_000): Promise<void> {
  await until(
    'nothing is pending and the spool is empty',
    async () => {
      if (vigia.spooled().length > 0) return false;
      const [row] = await postgres.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM delivery WHERE state = 'pending'`,
      );
      return row?.n === 0;
    },
    withinMs,
  );
}

/**
 * A delivery that was in the hands of several processes when they were killed is taken for their poison and set aside:
 * replaying has to bring it back. How many there were.
 */
export async function replaySuspects(ground: Ground, withinMs?: number): Promise<number> {
  await untilQuiet(ground, withinMs);
  const reasons = await quarantine(ground.postgres);
  if (reasons.some((reason) => reason !== 'failed')) throw new Error(`set aside: ${reasons.join(', ')}`);
  return reasons.length === 0 ? 0 : ground.vigia.replayQuarantine();
}

/** Throws with what is wrong; the figures otherwise. */
export async function verify(
  ground: Ground & { viewer: LiveViewer },
  ledger: Ledger,
  expected: Expected = {},
): Promise<Verdict> {
  const { quarantined = 0, withinMs } = expected;
  await untilQuiet(ground, withinMs);
  const verdict = judged(await storedEvents(ground.postgres), ledger);
  const { lost, unknown, miscounted } = verdict;
  const setAside = await quarantine(ground.postgres);
  if (lost.length + unknown.length + miscounted.length > 0 || setAside.length !== quarantined) {
    const counts = { lost: lost.length, unknown: unknown.length, miscounted: miscounted.length };
    const samples = [...lost, ...unknown, ...miscounted].slice(0, 5);
    throw new Error(`${JSON.stringify({ ...counts, setAside: setAside.slice(0, 5), samples })}`);
  }
  await audit(ground, ledger);
  if (await ground.vigia.isReady()) await compareViewer(ground);
  return verdict;
}

/** A browser that was there all the time shows what the server says at the same position. */
async function compareViewer({ vigia, viewer }: { vigia: Installation; viewer: LiveViewer }): Promise<void> {
  const differences = await until('the viewer is where the board is', async () => {
    // The server's own answer, which the auditor has just held against SQL.
    const answer = (await vigia.get('/api/board')) as Board;
    if (answer.feed.pending > 0 || !viewer.isLive() || viewer.position() !== answer.position) return false;
    return differencesOf(viewer, answer);
  });
  if (differences.length > 0) throw new Error(`the viewer differs: ${differences.join(', ')}`);
}

/** Every delivery of a key is counted once: at least those that were promised, at most those that were sent. */
function judged(stored: ReadonlyMap<string, number>, { events }: Ledger): Verdict {
  const promised = [...events].filter(([, { answered }]) => answered > 0);
  const miscounted = [...stored].filter(([key, deliveries]) => {
    const { sent = 0, answered = 0 } = events.get(key) ?? {};
    return sent > 0 && (deliveries < answered || deliveries > sent);
  });
  return {
    promised: promised.length,
    stored: stored.size,
    lost: promised.filter(([key]) => !stored.has(key)).map(([key]) => key),
    unknown: [...stored.keys()].filter((key) => !events.has(key)),
    miscounted: miscounted.map(
      ([key, deliveries]) => `${key} ${deliveries} ${JSON.stringify(events.get(key))}`,
    ),
  };
}

/** Deliveries by key. */
async function storedEvents(postgres: FaultyPostgres): Promise<Map<string, number>> {
  const rows = await postgres.query<{ key: string; deliveries: number }>('SELECT key, deliveries FROM event');
  return new Map(rows.map(({ key, deliveries }) => [key, deliveries]));
}

async function quarantine(postgres: FaultyPostgres): Promise<string[]> {
  const rows = await postgres.query<{ reason: string }>(
    'SELECT reason FROM quarantined_element WHERE resolved_at IS NULL',
  );
  return rows.map(({ reason }) => reason);
}
