// I3: each session's events in an order of chance, some of them twice, give the same session.
import { isDeepStrictEqual } from 'node:util';
import type { ImEvent } from '../domain/events/event.ts';
import { canExtend, extendSession, type Fold, foldSession } from '../domain/session/session-fold.ts';
import type { OnSession } from '../rebuild/compare-sessions.ts';
import type { Differences } from '../rebuild/difference.ts';
import type { Check } from './verdict.ts';

export type Shuffler = { check: OnSession; checks(differences: Differences): Check[] };

export function createShuffler(seed: number): Shuffler {
  const chance = chanceFrom(seed);
  const offenders: string[] = [];
  let sessions = 0;
  return {
    check({ id, events, fold }) {
      sessions += 1;
      const arrived = shuffled([...events, ...events.filter(() => chance() < 0.3)], chance);
      const isSame = isDeepStrictEqual(foldSession(arrived), fold) && extendsTo(events, fold, chance);
      if (!isSame) offenders.push(id);
    },
    checks: (differences) => [
      {
        says: `${sessions} sessions folded in an order of chance (seed ${seed}), in one go and in two, are the same`,
        failures: offenders.length,
        examples: offenders,
      },
      {
        says: 'and are those that are stored',
        failures: differences.count('session') + differences.count('spell') + differences.count('message'),
        examples: (['session', 'spell', 'message'] as const).flatMap((kind) =>
          differences.examples(kind).map(({ id }) => id),
        ),
      },
    ],
  };
}

/** The first of the events folded, then the later ones on top of that, as the projector does. */
function extendsTo(events: readonly ImEvent[], fold: Fold | null, chance: () => number): boolean {
  const border = events[Math.floor(chance() * events.length)]?.at ?? 0;
  const first = foldSession(events.filter(({ at }) => at <= border));
  const later = events.filter(({ at }) => at > border);
  if (!first || !fold || !canExtend(first.state, later)) return true;
  const known = new Map(first.messages.map((message) => [message.id, message]));
  const extended = extendSession(first.state, shuffled(later, chance), known);
  return isDeepStrictEqual(extended.state, fold.state);
}

/** Mulberry32: small, and the same everywhere. */
function chanceFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function shuffled<T>(items: readonly T[], chance: () => number): T[] {
  const left = [...items];
  for (let i = left.length - 1; i > 0; i -= 1) {
    const other = Math.floor(chance() * (i + 1));
    const held = left.slice(i, i + 1);
    left.splice(i, 1, ...left.slice(other, other + 1));
    left.splice(other, 1, ...held);
  }
  return left;
}
