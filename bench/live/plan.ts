// What is measured, for how long.

export type LiveCase = { perSecond: number; viewers: number };

export type Plan = {
  cases: readonly LiveCase[];
  /** So many idle viewers; null: not measured. */
  idleViewers: number | null;
  storm: StormPlan | null;
  browser: BrowserPlan | null;
  warmUpMs: number;
  feedMs: number;
  plainMs: number;
  /** Events that the shops have behind them when the first viewer comes. */
  filled: number;
  /** Whatever happens, it is over after this. */
  limitMs: number;
};

/** So many viewers lose their server while so many events come. */
export type StormPlan = { viewers: number; perSecond: number; feedMs: number };

export type BrowserPlan = { rounds: number; loads: number; waiting: number; feedMs: number };

const RATES = [10, 200, 1_000] as const;
const VIEWERS = [100, 1_000, 3_000] as const;

/** The targets speak of these. */
export const MANY_EVENTS: LiveCase = { perSecond: 1_000, viewers: 1_000 };
export const MANY_VIEWERS: LiveCase = { perSecond: 200, viewers: 3_000 };

const FULL: Plan = {
  cases: VIEWERS.flatMap((viewers) => RATES.map((perSecond) => ({ perSecond, viewers }))),
  idleViewers: 5_000,
  storm: { viewers: 5_000, perSecond: 20, feedMs: 20_000 },
  browser: { rounds: 40, loads: 5, waiting: 10_000, feedMs: 8_000 },
  warmUpMs: 4_000,
  feedMs: 12_000,
  plainMs: 6_000,
  filled: 10_000,
  limitMs: 18 * 60_000,
};

const QUICK: Plan = {
  ...FULL,
  cases: [{ perSecond: 200, viewers: 1_000 }, MANY_EVENTS],
  idleViewers: null,
  storm: null,
  browser: { rounds: 10, loads: 2, waiting: 10_000, feedMs: 4_000 },
  warmUpMs: 3_000,
  feedMs: 6_000,
  plainMs: 4_000,
  limitMs: 6 * 60_000,
};

export type Only = 'all' | 'idle' | 'storm' | 'browser' | LiveCase;

export function planFor({ isQuick, only }: { isQuick: boolean; only: Only }): Plan {
  const plan = isQuick ? QUICK : FULL;
  if (only === 'all') return plan;
  const { idleViewers, storm } = FULL;
  const nothing = { ...plan, cases: [], idleViewers: null, storm: null, browser: null };
  if (only === 'idle') return { ...nothing, idleViewers };
  if (only === 'storm') return { ...nothing, storm };
  if (only === 'browser') return { ...nothing, browser: plan.browser };
  return { ...nothing, cases: [only] };
}

export function isCase(one: LiveCase, { perSecond, viewers }: LiveCase): boolean {
  return one.perSecond === perSecond && one.viewers === viewers;
}

export function nameOf({ perSecond, viewers }: LiveCase): string {
  return `${perSecond} events/s × ${viewers} viewers`;
}
