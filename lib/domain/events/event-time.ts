// When something happened, as far as Zoho's clock can be believed.

const CLOCK_TOLERANCE_MS = 5 * 60_000;
const EARLIEST = Date.UTC(2015, 0, 1);
const LATEST = 8.64e15;

/** An event time more than 5 minutes after its receipt is not believed: then `at` is the receipt, flagged. */
export function atOf(times: { eventTimeMs: number; receivedAt: number }): {
  at: number;
  clockFlagged: boolean;
} {
  if (times.eventTimeMs > times.receivedAt + CLOCK_TOLERANCE_MS) {
    return { at: times.receivedAt, clockFlagged: true };
  }
  return { at: times.eventTimeMs, clockFlagged: false };
}

/** Epoch ms from ms, from seconds (9–10 digits) or from ISO 8601 (UTC where it names no offset); null where unreadable or before 2015. */
export function parseInstant(value: string): number | null {
  const text = value.trim();
  const instant = /^\d+$/.test(text) ? instantFromDigits(text) : instantFromIso(text);
  if (!Number.isFinite(instant) || instant < EARLIEST || instant > LATEST) return null;
  return instant;
}

function instantFromDigits(digits: string): number {
  const isSeconds = digits.length === 9 || digits.length === 10;
  return Number(digits) * (isSeconds ? 1000 : 1);
}

const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;

function instantFromIso(text: string): number {
  const [, date, time = '00:00', zone = 'Z'] = ISO.exec(text) ?? [];
  return date === undefined ? Number.NaN : Date.parse(`${date}T${time}${offsetOf(zone)}`);
}

function offsetOf(zone: string): string {
  const [, hours, minutes = '00'] = /^([+-]\d{2}):?(\d{2})?$/.exec(zone) ?? [];
  return hours === undefined ? 'Z' : `${hours}:${minutes}`;
}
