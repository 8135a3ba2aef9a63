// A small seeded generator (sfc32): the same seed gives the same day, on any machine.

export type Random = {
  /** 0 ≤ x < 1 */
  next(): number;
  chance(share: number): boolean;
  /** Whole, from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  between(low: number, high: number): number;
  pick<T>(options: readonly [T, ...T[]]): T;
  /** Positive, with the given median; `spread` 0.5 is mild, 1 has a long tail. */
  around(median: number, spread: number): number;
  /** Mostly short, now and then long. */
  waiting(mean: number): number;
};

export function randomFrom(seed: number, salt = 0): Random {
  const next = sfc32(seed, salt);
  const between = (low: number, high: number) => low + next() * (high - low);
  const whole = (low: number, high: number) => Math.floor(between(low, high + 1));
  return {
    next,
    between,
    whole,
    chance: (share) => next() < share,
    pick: (options) => options[whole(0, options.length - 1)] ?? options[0],
    around: (median, spread) => median * Math.exp(spread * normal(next)),
    waiting: (mean) => -mean * Math.log(1 - next()),
  };
}

function normal(next: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}

function sfc32(seed: number, salt: number): () => number {
  let a = seed | 0;
  let b = Math.floor(seed / 2 ** 32) | 0;
  let c = salt | 0;
  let count = 1;
  const next = () => {
    const sum = (((a + b) | 0) + count) | 0;
    count = (count + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let warmUp = 0; warmUp < 16; warmUp += 1) next();
  return next;
}
