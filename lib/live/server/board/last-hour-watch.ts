import type { Pool } from 'pg';
import { readEndings, readStretches } from '../../../db/live/last-hour-rows.ts';
import type { LastHour } from '../../../domain/board/board.ts';
import { lastHourOf, lastHourStart } from '../../../domain/board/last-hour.ts';
import { log } from '../../../log.ts';
import type { BoardMemory } from './board-memory.ts';

const MINUTE_MS = 60_000;
/** Into the minute, so that what happened in the last one has mostly come. */
const AFTER_MINUTE_MS = 1_500;

type Watching = { pool: Pool; memory: BoardMemory; onChange: (lastHour: LastHour) => void };

/** Counts the last hour anew once a minute, so that what comes late finds its place in it; once for all who look. */
export function watchLastHour({ pool, memory, onChange }: Watching): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let reading: Promise<void> = Promise.resolve();
  let stopped = false;

  async function refresh(): Promise<void> {
    try {
      memory.lastHour = await readLastHour(pool, memory.settings.orgId, Date.now());
      onChange(memory.lastHour);
    } catch (error) {
      log.warn({ error }, 'the last hour could not be counted');
    }
    wait();
  }

  function wait(): void {
    if (stopped) return;
    timer = setTimeout(
      () => {
        reading = refresh();
      },
      MINUTE_MS - (Date.now() % MINUTE_MS) + AFTER_MINUTE_MS,
    );
  }

  wait();
  return () => {
    stopped = true;
    clearTimeout(timer);
    return reading;
  };
}

export async function readLastHour(pool: Pool, orgId: string | null, now: number): Promise<LastHour> {
  const from = lastHourStart(now);
  const hour = { orgId: orgId ?? '', from, to: Math.floor(now / MINUTE_MS) * MINUTE_MS };
  const [stretches, endings] = await Promise.all([readStretches(pool, hour), readEndings(pool, hour)]);
  return lastHourOf(from, stretches, endings);
}
