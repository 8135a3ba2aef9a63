// Figures for a person.

/** The first column is for names; all others are aligned to the right. */
export function columns(widths: readonly number[]): (cells: readonly string[]) => string {
  return (cells) =>
    cells
      .map((cell, index) => (index === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[index] ?? 0)))
      .join('')
      .trimEnd();
}

/** In that unit; `n/a` where it is not known. */
export function shown(value: number | null, digits: number, unit = 1): string {
  if (value === null) return 'n/a';
  return Number.isFinite(value) ? (value / unit).toFixed(digits) : '∞';
}

export function otherLoadLine(share: number | null): string {
  return `Other programs took ${shown(share, 0, 0.01)} % of the machine meanwhile.`;
}
