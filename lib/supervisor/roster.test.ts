import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Duty, type Member, nextSteps } from './roster.ts';

const wanted = { count: 2, spares: 1, build: 1 };
const member = (id: number, duty: Duty, build = 1): Member => ({ id, duty, build });
const serving = [member(1, 'ready'), member(2, 'ready')];

describe('the roster', () => {
  it('begins with the workers that are wanted and a spare', () => {
    expect(nextSteps([], wanted)).toEqual([{ kind: 'fork' }, { kind: 'fork' }, { kind: 'fork' }]);
  });

  it('lets those serve that have loaded, and keeps one back', () => {
    const loaded = [member(1, 'spare'), member(2, 'spare'), member(3, 'spare')];
    expect(nextSteps(loaded, wanted)).toEqual([
      { kind: 'serve', id: 1 },
      { kind: 'serve', id: 2 },
    ]);
  });

  it('is content with two that serve and a spare', () => {
    expect(nextSteps([...serving, member(3, 'spare')], wanted)).toEqual([]);
    expect(nextSteps([...serving, member(3, 'loading')], wanted)).toEqual([]);
  });

  it('puts the spare in the place of one that died, and starts another spare', () => {
    expect(nextSteps([member(1, 'ready'), member(3, 'spare')], wanted)).toEqual([
      { kind: 'serve', id: 3 },
      { kind: 'fork' },
    ]);
  });

  it('lets an outdated spare serve rather than nobody', () => {
    const next = { ...wanted, build: 2 };
    expect(nextSteps([member(1, 'ready'), member(3, 'spare')], next)).toContainEqual({
      kind: 'serve',
      id: 3,
    });
  });

  it('replaces outdated workers one after another, and only once their successor serves pages', () => {
    const next = { ...wanted, build: 2 };
    const outdated = [...serving, member(3, 'spare')];
    expect(nextSteps(outdated, next)).toEqual([{ kind: 'drain', id: 3 }, { kind: 'fork' }, { kind: 'fork' }]);
    const fresh = [...serving, member(4, 'spare', 2), member(5, 'spare', 2)];
    expect(nextSteps(fresh, next)).toEqual([{ kind: 'serve', id: 4 }]);
    const promoted = [...serving, member(4, 'listening', 2), member(5, 'spare', 2)];
    expect(nextSteps(promoted, next)).toEqual([]);
    const taken = [...serving, member(4, 'ready', 2), member(5, 'spare', 2)];
    expect(nextSteps(taken, next)).toEqual([{ kind: 'drain', id: 1 }]);
  });

  it('comes to rest with current workers from any beginning, and never has fewer than it had or wants', () => {
    const duty = fc.constantFrom<Duty>('loading', 'spare', 'listening', 'ready', 'draining');
    const beginning = fc.array(fc.record({ duty, build: fc.constantFrom(1, 2) }), { maxLength: 8 });
    fc.assert(
      fc.property(beginning, (drawn) => {
        let members = drawn.map(({ duty, build }, id) => member(id, duty, build));
        const isServing = ({ duty }: Member) => duty === 'listening' || duty === 'ready';
        let lowest = Math.min(2, members.filter(isServing).length);
        for (let round = 0; round < 40; round += 1) {
          members = advance(members, nextSteps(members, { ...wanted, build: 2 }), round);
          const now = members.filter(isServing).length;
          expect(now).toBeGreaterThanOrEqual(lowest);
          lowest = Math.max(lowest, Math.min(2, now));
        }
        expect(nextSteps(members, { ...wanted, build: 2 })).toEqual([]);
        expect(
          members
            .filter(isServing)
            .map(({ build }) => build)
            .slice(0, 2),
        ).toEqual([2, 2]);
      }),
    );
  });
});

/** What the steps do, and then what time does: everybody gets one duty further. */
function advance(members: readonly Member[], steps: ReturnType<typeof nextSteps>, round: number): Member[] {
  const ordered = members.map((each) => {
    const step = steps.find((candidate) => candidate.kind !== 'fork' && candidate.id === each.id);
    if (step?.kind === 'serve') return { ...each, duty: 'listening' as const };
    return step?.kind === 'drain' ? { ...each, duty: 'draining' as const } : each;
  });
  const forked = steps.flatMap((step, n) =>
    step.kind === 'fork' ? [member(1000 + round * 10 + n, 'loading', 2)] : [],
  );
  const next: Partial<Record<Duty, Duty>> = { loading: 'spare', listening: 'ready' };
  return [...ordered.filter(({ duty }) => duty !== 'draining'), ...forked].map((each) =>
    round % 2 === 0 ? { ...each, duty: next[each.duty] ?? each.duty } : each,
  );
}
