import { durationText } from '@/components/ui/duration-text';

/** 240ms, 3s, 4m 02s, without a space in any language. A clock that runs ahead makes a lag negative: shown as 0. */
export function lagWords(ms: number, locale: string): string {
  if (ms >= 1_000) return durationText(ms, locale);
  const format = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: 'millisecond',
    unitDisplay: 'narrow',
    maximumFractionDigits: 0,
  });
  return format.format(Math.max(0, ms)).replaceAll(/\s/g, '');
}
