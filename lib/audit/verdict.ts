// What the auditor says of one invariant.

export const INVARIANTS = {
  I1: 'what was answered 200 is stored',
  I2: 'one key, one event, one effect',
  I3: 'any order, the same sessions',
  I4: 'the board is what the database says',
  I5: 'nothing of another organisation',
  I6: 'nothing waits for ever',
  I7: 'no process ended unasked',
  I8: 'every figure is as long as its list',
  I9: 'a rebuild changes nothing',
} as const;

export type Invariant = keyof typeof INVARIANTS;

/** `says` is what holds where `failures` is 0; examples are ids, never text. */
export type Check = { says: string; failures: number; examples?: readonly string[] };

/** Several parts of one invariant become one line. `missed`: what was asked for and could not be looked at. */
export type Verdict = { invariant: Invariant; checks: Check[]; unchecked: string[]; missed: string[] };

export const checked = (invariant: Invariant, ...checks: Check[]): Verdict => ({
  invariant,
  checks,
  unchecked: [],
  missed: [],
});
export const unchecked = (invariant: Invariant, why: string): Verdict => ({
  invariant,
  checks: [],
  unchecked: [why],
  missed: [],
});
export const missed = (invariant: Invariant, why: string): Verdict => ({
  invariant,
  checks: [],
  unchecked: [],
  missed: [why],
});

const EXAMPLES = 5;

export function isBroken({ checks }: Verdict): boolean {
  return checks.some(({ failures }) => failures > 0);
}

export function isMissed({ missed: open }: Verdict): boolean {
  return open.length > 0;
}

/** One line for each invariant, in their order. */
export function linesOf(verdicts: readonly Verdict[]): string[] {
  return (Object.keys(INVARIANTS) as Invariant[]).map((invariant) => {
    const own = verdicts.filter((verdict) => verdict.invariant === invariant);
    const all = {
      invariant,
      checks: own.flatMap(({ checks }) => checks),
      unchecked: own.flatMap((v) => v.unchecked),
      missed: own.flatMap((v) => v.missed),
    };
    return lineOf(all);
  });
}

function lineOf({ invariant, checks, unchecked: open, missed: asked }: Verdict): string {
  const failed = checks.filter(({ failures }) => failures > 0);
  const notChecked = open.length > 0 ? [`not checkable here: ${open.join('; ')}`] : [];
  if (failed.length > 0)
    return [`${invariant} FAILED  ${failed.map(failureOf).join('; ')}`, ...notChecked].join('; ');
  if (asked.length > 0) return `${invariant} MISSED  ${INVARIANTS[invariant]}: ${asked.join('; ')}`;
  if (checks.length === 0) return `${invariant} –       ${INVARIANTS[invariant]}: ${notChecked.join('')}`;
  return `${invariant} ok      ${[INVARIANTS[invariant], ...checks.map(({ says }) => says), ...notChecked].join('; ')}`;
}

function failureOf({ says, failures, examples = [] }: Check): string {
  const shown = examples.slice(0, EXAMPLES);
  const more = failures > shown.length ? ', …' : '';
  return `not so: ${says}: ${failures}${shown.length > 0 ? ` (${shown.join(', ')}${more})` : ''}`;
}
