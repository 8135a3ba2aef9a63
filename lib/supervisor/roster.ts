// Which workers there should be. Pure: what is there goes in, what to do next comes out.

/** A worker loads, waits as the spare, serves webhooks, serves pages too, and at last finishes what it has begun. */
export type Duty = 'loading' | 'spare' | 'listening' | 'ready' | 'draining';

/** `build`: which build of the program it runs; a rolling restart raises it. */
export type Member = { id: number; duty: Duty; build: number };

export type Wanted = {
  /** Workers that serve. */
  count: number;
  /** Warm ones that wait to take the place of one that dies. */
  spares: number;
  build: number;
};

export type Step = { kind: 'fork' } | { kind: 'serve' | 'drain'; id: number };

/** What brings the roster nearer to what is wanted; nothing when it is there, or when something has to happen first. */
export function nextSteps(members: readonly Member[], wanted: Wanted): Step[] {
  const present = members.filter(({ duty }) => duty !== 'draining');
  const isCurrent = ({ build }: Member) => build === wanted.build;
  const serving = present.filter(({ duty }) => duty === 'listening' || duty === 'ready');
  const outdated = serving.filter((member) => !isCurrent(member));
  const waiting = present.filter(({ duty }) => duty === 'spare');
  const steps: Step[] = [];

  // One more than wanted while an outdated one is being replaced, so that there is never one too few.
  const isReplacing = outdated.length > 0 && serving.filter(isCurrent).every(({ duty }) => duty === 'ready');
  const vacancies = Math.max(
    0,
    wanted.count - serving.length + (isReplacing && serving.length <= wanted.count ? 1 : 0),
  );
  const promoted = [...waiting].sort((a, b) => b.build - a.build).slice(0, vacancies);
  const usable = isReplacing && serving.length >= wanted.count ? promoted.filter(isCurrent) : promoted;
  steps.push(...usable.map(({ id }) => ({ kind: 'serve', id }) as const));

  const relieved = serving.length > wanted.count && isReplacing ? outdated.slice(0, 1) : [];
  const useless = waiting.filter((member) => !isCurrent(member) && !usable.includes(member));
  steps.push(...[...relieved, ...useless].map(({ id }) => ({ kind: 'drain', id }) as const));

  const coming = present.filter(
    (member) => isCurrent(member) && ['loading', 'spare'].includes(member.duty),
  ).length;
  const missing = vacancies + wanted.spares - coming;
  for (let n = 0; n < missing; n += 1) steps.push({ kind: 'fork' });
  return steps;
}
