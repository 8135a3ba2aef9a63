// Where each part of the custody bar stands, in percent of its width.

import type { CustodySegment, Holder } from '@/lib/domain/session/session';
import type { DetailSpell } from '@/lib/domain/session/session-detail';

export type BarPart = { left: number; width: number };
export type BarSegment = BarPart & { segment: CustodySegment; from: number; to: number; openEnded: boolean };
export type BarTick = { left: number; at: number };
export type HolderTotal = { holder: Holder; ms: number; share: number; assigneeIds: string[] };

export type CustodyScale = {
  from: number;
  to: number;
  /** The last stretch is an end that still lasts: drawn as a stub, it would dwarf the rest. */
  closedSince: number | null;
  segments: BarSegment[];
  pastTarget: BarPart[];
  totals: HolderTotal[];
};

const STUB_SHARE = 0.06;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEPS = [
  1_000,
  5_000,
  15_000,
  30_000,
  MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
  2 * DAY,
  7 * DAY,
  14 * DAY,
  30 * DAY,
  90 * DAY,
  365 * DAY,
];
const MOST_TICKS = 6;
const MOST_SEGMENTS = 300;
/** A label at the very edge would be cut. */
const TICK_MARGIN_PCT = 2;

export function custodyScale(
  custody: readonly CustodySegment[],
  spells: readonly DetailSpell[],
  { now, targetMs }: { now: number; targetMs: number },
): CustodyScale | null {
  const first = custody[0];
  const last = custody.at(-1);
  if (!first || !last) return null;
  const isClosed = last.holder === 'CLOSED' && last.to === null;
  const lived = Math.max((isClosed ? last.from : now) - first.from, 0);
  const stub = isClosed ? (lived === 0 ? 1_000 : (lived * STUB_SHARE) / (1 - STUB_SHARE)) : 0;
  const from = first.from;
  const to = from + Math.max(lived + stub, 1);
  const part = (start: number, end: number): BarPart => ({
    left: pct(start - from, to - from),
    width: pct(end - start, to - from),
  });
  return {
    from,
    to,
    closedSince: isClosed ? last.from : null,
    segments: drawable(custody, from, to).map((segment) => {
      const end = Math.max(segment.to ?? to, segment.from);
      return {
        ...part(segment.from, end),
        segment,
        from: segment.from,
        to: end,
        openEnded: segment.to === null,
      };
    }),
    pastTarget: waits(spells)
      .map(([start, end]) => [start + targetMs, end ?? to] as const)
      .filter(([start, end]) => end > start)
      .map(([start, end]) => part(start, end)),
    totals: totalsOf(isClosed ? custody.slice(0, -1) : custody, now),
  };
}

/** Of more stretches than there are pixels, the holder who had most of each pixel or two. */
function drawable(custody: readonly CustodySegment[], from: number, to: number): CustodySegment[] {
  if (custody.length <= MOST_SEGMENTS) return [...custody];
  const binMs = (to - from) / MOST_SEGMENTS;
  const bins = Array.from({ length: MOST_SEGMENTS }, () => new Map<Holder, number>());
  for (const segment of custody) {
    const end = segment.to ?? to;
    for (let at = segment.from; at < end; ) {
      const index = Math.min(Math.floor((at - from) / binMs), MOST_SEGMENTS - 1);
      const until = index === MOST_SEGMENTS - 1 ? end : Math.min(end, from + (index + 1) * binMs);
      const held = bins[index];
      held?.set(segment.holder, (held.get(segment.holder) ?? 0) + until - at);
      at = Math.max(until, at + 1);
    }
  }
  const drawn: CustodySegment[] = [];
  bins.forEach((held, index) => {
    const [most] = [...held].sort((a, b) => b[1] - a[1]);
    const last = drawn.at(-1);
    const end = from + (index + 1) * binMs;
    if (!most) return;
    if (last?.holder === most[0]) last.to = end;
    else drawn.push({ holder: most[0], assigneeId: null, from: from + index * binMs, to: end });
  });
  const last = drawn.at(-1);
  if (last) last.to = null;
  return drawn;
}

/** The time of each holder, up to now. */
function totalsOf(custody: readonly CustodySegment[], now: number): HolderTotal[] {
  const totals = new Map<Holder, HolderTotal>();
  for (const { holder, assigneeId, from, to } of custody) {
    const total = totals.get(holder) ?? { holder, ms: 0, share: 0, assigneeIds: [] };
    total.ms += Math.max(0, (to ?? now) - from);
    if (assigneeId !== null && !total.assigneeIds.includes(assigneeId)) total.assigneeIds.push(assigneeId);
    totals.set(holder, total);
  }
  const all = [...totals.values()].reduce((sum, { ms }) => sum + ms, 0);
  return [...totals.values()]
    .map((total) => ({ ...total, share: all === 0 ? 0 : total.ms / all }))
    .sort((a, b) => b.ms - a.ms);
}

/** Runs of OPEN: what the queue's target is about. */
function waits(spells: readonly DetailSpell[]): [from: number, to: number | null][] {
  const runs: [number, number | null][] = [];
  spells.forEach((spell, index) => {
    if (spell.status !== 'OPEN') return;
    const run = runs.at(-1);
    if (run && spells[index - 1]?.status === 'OPEN') run[1] = spell.to;
    else runs.push([spell.from, spell.to]);
  });
  return runs;
}

/** Round instants of the local clock; `midnight` is a local one not after `from`, `barEnd` where the bar ends. */
export function custodyTicks(
  { from, to }: { from: number; to: number },
  midnight: number,
  barEnd: number,
): BarTick[] {
  const step = STEPS.find((size) => (to - from) / size <= MOST_TICKS) ?? 365 * DAY;
  const ticks: BarTick[] = [];
  for (let at = midnight + Math.ceil((from - midnight) / step) * step; at <= to; at += step) {
    const left = pct(at - from, barEnd - from);
    if (left >= TICK_MARGIN_PCT && left <= 100 - TICK_MARGIN_PCT) ticks.push({ left, at });
  }
  return ticks;
}

function pct(part: number, whole: number): number {
  return Math.round((part / whole) * 100_000) / 1_000;
}
