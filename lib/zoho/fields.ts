// Fields of JSON that others wrote: own properties only, scalars as text, nothing that a database would refuse.

export type JsonRecord = { readonly [name: string]: unknown };

/** Longer than any id or word that Zoho sends, and short enough for a database index. */
const LONGEST_ID = 128;
const LARGEST_COUNT = 1_000_000_000;

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function fieldOf(record: JsonRecord, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** An object; an empty one where there is none. */
export function recordIn(record: JsonRecord, name: string): JsonRecord {
  const value = fieldOf(record, name);
  return isRecord(value) ? value : {};
}

/** A string, number or boolean as text; null for anything else. */
export function scalarText(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

/** An id or a word of an open list, exactly as sent; null where it is missing, blank or absurdly long. */
export function idIn(record: JsonRecord, name: string): string | null {
  const text = textIn(record, name);
  return text === null || text.trim() === '' || text.length > LONGEST_ID ? null : text;
}

/** Free text; null where it is missing or no scalar. */
export function textIn(record: JsonRecord, name: string): string | null {
  const text = scalarText(fieldOf(record, name));
  return text === null ? null : cleanText(text);
}

/** A whole number ≥ 0, sent as number or text; null for anything else. */
export function countIn(record: JsonRecord, name: string): number | null {
  const text = textIn(record, name)?.trim() ?? '';
  return /^\d+$/.test(text) && Number(text) <= LARGEST_COUNT ? Number(text) : null;
}

/** NUL and lone surrogates are refused by Postgres and by JSON: both become U+FFFD. */
export function cleanText(text: string): string {
  return text.replaceAll('\0', '\uFFFD').toWellFormed();
}
