// Durations by locale, never in a clock's form: 21m 48s, in Portuguese 21min 48s.

export type DurationPart = { value: string; unit: string };

const SECOND_MS = 1_000;
const UNITS = [
  { unit: 'day', ms: 86_400 * SECOND_MS },
  { unit: 'hour', ms: 3_600 * SECOND_MS },
  { unit: 'minute', ms: 60 * SECOND_MS },
  { unit: 'second', ms: SECOND_MS },
] as const;

type Unit = (typeof UNITS)[number]['unit'];

/** The two largest units: 21m 48s, 1h 06m, 48s. A negative duration is 0s. */
export function durationParts(ms: number, locale: string, parts = 2): DurationPart[] {
  const left = Math.max(0, ms);
  const first = UNITS.findIndex((unit) => left >= unit.ms);
  const start = first === -1 ? UNITS.length - 1 : first;
  return UNITS.slice(start, start + parts).map(({ unit, ms: size }, index) => {
    const above = UNITS[start + index - 1];
    const amount = Math.floor((index === 0 || !above ? left : left % above.ms) / size);
    return partOf(amount, unit, { locale, digits: index === 0 ? 1 : 2 });
  });
}

export function durationText(ms: number, locale: string, parts = 2): string {
  return durationParts(ms, locale, parts)
    .map(({ value, unit }) => `${value}${unit}`)
    .join(' ');
}

type PartStyle = { locale: string; digits: 1 | 2 };

function partOf(amount: number, unit: Unit, style: PartStyle): DurationPart {
  const parts = formatterOf(unit, style).formatToParts(amount);
  const text = (type: string) => parts.flatMap((part) => (part.type === type ? [part.value] : [])).join('');
  // Portuguese has no narrow day, and a plural would change the width.
  return { value: text('integer'), unit: unit === 'day' ? 'd' : text('unit') };
}

/** A formatter costs more than a thousand of its answers, and a queue asks each second. */
const formatters = new Map<string, Intl.NumberFormat>();

function formatterOf(unit: Unit, { locale, digits }: PartStyle): Intl.NumberFormat {
  const key = `${locale} ${unit} ${digits}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: 'narrow',
    minimumIntegerDigits: digits,
  });
  formatters.set(key, made);
  return made;
}
