/**
 * Places of words on a line from 0 to 1, each as near as it may be to where it is wanted, in the same order and no
 * nearer than `share` to the next. Null: they do not fit.
 */
export function placesApart(wanted: readonly number[], share: number): number[] | null {
  if (wanted.length * share > 1) return null;
  const places: number[] = [];
  for (const place of wanted) places.push(Math.max(place, (places.at(-1) ?? -share / 2) + share));
  let ceiling = 1 - share / 2;
  for (let index = places.length - 1; index >= 0; index -= 1) {
    places[index] = Math.min(places[index] ?? 0, ceiling);
    ceiling = (places[index] ?? 0) - share;
  }
  return places;
}
