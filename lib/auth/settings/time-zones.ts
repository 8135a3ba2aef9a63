/** Every time zone that this Node knows by its present name, UTC and `chosen` included. */
export function timeZones(chosen: string | null | undefined): string[] {
  return [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', ...(chosen ? [chosen] : [])])].sort();
}
