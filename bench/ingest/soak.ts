// A steady rate for minutes: what the product holds in memory must not grow with what it has taken.
import { median } from '../../lib/domain/percentile.ts';
import { untilProjected } from '../support/processes/database.ts';
import { usageOf } from '../support/processes/usage.ts';
import { shown } from '../support/report/lines.ts';
import { atMost, type Target } from '../support/report/targets.ts';
import type { Stage } from './stage.ts';

export type SoakSample = { minute: number; events: number; p99Ms: number | null; memoryBytes: number | null };

type Soaking = { minutes: number; perSecond: number; say: (line: string) => void };

/** Events a second, unless told otherwise. */
export const SOAK_RATE = 400;
const MINUTE_MS = 60_000;
const CONNECTIONS = 16;
const GROWTH = 1.1;
const MEMORY_MB = 700;

/** A sample at the end of each minute. */
export async function soak(stage: Stage, { minutes, perSecond, say }: Soaking): Promise<SoakSample[]> {
  const samples: SoakSample[] = [];
  const { webhook: to, pid } = stage.product;
  for (let minute = 1; minute <= minutes; minute += 1) {
    const sent = await stage.sender.send({
      kind: 'paced',
      to,
      connections: CONNECTIONS,
      perSecond,
      forMs: MINUTE_MS,
    });
    await stage.sender.book();
    const sample = { minute, events: sent.events, p99Ms: sent.p99Ms, memoryBytes: usageOf(pid).memoryBytes };
    samples.push(sample);
    say(lineOf(sample));
  }
  await untilProjected(stage.database, MINUTE_MS);
  return samples;
}

function lineOf({ minute, events, p99Ms, memoryBytes }: SoakSample): string {
  const memory = `${shown(memoryBytes, 0, 2 ** 20)} MB without Postgres`;
  return `  minute ${minute}: ${events} events, p99 ${shown(p99Ms, 1)} ms, ${memory}`;
}

/** The last third beside the one in the middle: the first is the heaps' way to their ordinary size. */
export function soakTargets(samples: readonly SoakSample[]): Target[] {
  const sizes = samples.flatMap(({ memoryBytes }) => (memoryBytes === null ? [] : [memoryBytes]));
  const third = Math.floor(sizes.length / 3);
  const [middle, last] = [median(sizes.slice(third, -third)), median(sizes.slice(-third))];
  const growth = third > 0 && middle !== null && last !== null ? last / middle : null;
  return [
    atMost('memory, last third ÷ middle third', growth, GROWTH),
    atMost(
      'largest memory without Postgres, MB',
      sizes.length > 0 ? Math.max(...sizes) / 2 ** 20 : null,
      MEMORY_MB,
    ),
  ];
}
