import type { ImEvent, RecordedEvent } from '../../domain/events/event.ts';
import { type ParsedElement, parseDelivery } from '../parse-delivery.ts';

/** Long after every fixture but the one from the future. */
export const RECEIVED_AT = Date.UTC(2026, 1, 13, 14);

export function elementsIn(body: Uint8Array, receivedAt = RECEIVED_AT): ParsedElement[] {
  const parsed = parseDelivery(body, receivedAt);
  if (parsed.kind === 'unreadable') throw new Error(parsed.reason);
  return parsed.elements;
}

export function eventsIn(body: Uint8Array): ImEvent[] {
  return elementsIn(body).flatMap((element) => (element.kind === 'event' ? [element.event] : []));
}

/** Each as if it had been received the moment it happened. */
export function recordedIn(body: Uint8Array): RecordedEvent[] {
  return eventsIn(body).map((event, index) => ({
    event,
    position: String(index + 1),
    eventTime: String(event.at),
    receivedAt: event.at,
    deliveries: 1,
    clockFlagged: false,
  }));
}
