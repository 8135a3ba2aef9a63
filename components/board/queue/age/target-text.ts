import { durationText } from '@/components/ui/duration-text';

const MINUTE_MS = 60_000;

/** 5 min; in finer units where a target is no whole number of minutes. */
export function targetText(ms: number, locale: string): string {
  if (ms % MINUTE_MS !== 0) return durationText(ms, locale);
  return new Intl.NumberFormat(locale, { style: 'unit', unit: 'minute', unitDisplay: 'short' }).format(
    ms / MINUTE_MS,
  );
}
