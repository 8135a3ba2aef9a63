const LEADING = [1, 2, 3, 4, 5, 6, 8];
const MOST_LINES = 3;

/** Where the lines of a scale for counts stand: zero, and at most three round numbers, the last at or above `most`. */
export function countScale(most: number): number[] {
  const step = roundedUp(most / MOST_LINES);
  const lines = Math.max(1, Math.ceil(most / step));
  return Array.from({ length: lines + 1 }, (_, line) => line * step);
}

/** To the next whole number of one digit and noughts. */
function roundedUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, value)));
  const leading = LEADING.find((digit) => digit * power >= value);
  return (leading ?? 10) * power;
}
