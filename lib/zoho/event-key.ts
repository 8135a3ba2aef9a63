import { createHash } from 'node:crypto';
import { fieldOf, isRecord, type JsonRecord, scalarText } from './fields.ts';

/**
 * What makes two elements the same event, across deliveries: sha256 of type, org, time as sent and payload, whatever
 * the order of keys and whether an id came as number or as text.
 */
export function eventKeyOf(element: JsonRecord): string {
  const identity = ['eventType', 'orgId', 'eventTime', 'payload'].map(
    (name) => fieldOf(element, name) ?? null,
  );
  return createHash('sha256').update(canonical(identity)).digest('hex');
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (isRecord(value))
    return `{${Object.keys(value)
      .sort()
      .map((name) => member(value, name))
      .join(',')}}`;
  return JSON.stringify(scalarText(value));
}

function member(record: JsonRecord, name: string): string {
  return `${JSON.stringify(name)}:${canonical(fieldOf(record, name))}`;
}
