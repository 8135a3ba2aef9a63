import { median } from '../../../lib/domain/percentile.ts';

/** Of what is known; null where nothing is. */
export function medianOf<T>(list: readonly T[], figureOf: (item: T) => number | null): number | null {
  return median(list.map(figureOf).filter((value) => value !== null));
}
