// Instants as people of one place read them. Formatters are kept: making one costs more than a thousand answers.

export type Place = { locale: string; timeZone: string };

/** 14:32:50 */
export function clockText(at: number, place: Place): string {
  return formatterOf(place, 'seconds').format(at);
}

/** 14:32 */
export function shortClockText(at: number, place: Place): string {
  return formatterOf(place, 'minutes').format(at);
}

/** BRT, or GMT-3 where the language has no name for it. */
export function zoneText(at: number, place: Place): string {
  const parts = formatterOf(place, 'zone').formatToParts(at);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? place.timeZone;
}

const STYLES = {
  seconds: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
  minutes: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  zone: { hour: '2-digit', timeZoneName: 'short' },
} as const;

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf({ locale, timeZone }: Place, style: keyof typeof STYLES): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${style}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, { timeZone, ...STYLES[style] });
  formatters.set(key, made);
  return made;
}
