import { durationText } from '@/components/ui/duration-text';

const MINUTE_MS = 60_000;

/** 5 min; in finer units where a target is no whole number of minutes. */
export function targetText(ms: number, locale: string): string {
  if (ms % MINUTE_MS !== 0) return durationText(ms, locale);
  return minutesOf(locale).format(ms / MINUTE_MS);
}

/** A formatter costs more than a thousand of its answers. */
const formatters = new Map<string, Intl.NumberFormat>();

function minutesOf(locale: string): Intl.NumberFormat {
  const known = formatters.get(locale);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, { style: 'unit', unit: 'minute', unitDisplay: 'short' });
  formatters.set(locale, made);
  return made;
}
