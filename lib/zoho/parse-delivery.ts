// The body of a webhook call, read into events. Nothing here throws at what Zoho, or anybody else, may send.

import type { ImEvent } from '../domain/events/event.ts';
import { atOf, parseInstant } from '../domain/events/event-time.ts';
import type { QuarantineReason } from '../domain/events/quarantine-reason.ts';
import { eventKeyOf } from './event-key.ts';
import { cleanText, fieldOf, idIn, isRecord, type JsonRecord } from './fields.ts';
import { type ImEventType, imEventFrom, isImEventType } from './im-event.ts';
import { type JsonElement, type JsonElements, readJsonElements } from './json-elements.ts';

export type ParsedDelivery =
  | { kind: 'unreadable'; reason: 'unreadable' | 'too_deep' | 'not_an_element' }
  | { kind: 'elements'; elements: ParsedElement[] };

/** `index` is the place in the array (a single object is an array of one), `element` its JSON text as sent. */
export type ParsedElement = { index: number; orgId: string | null; element: string } & ElementContent;

export type ElementContent =
  | { kind: 'event'; event: ImEvent; type: string; eventTime: string; clockFlagged: boolean }
  | { kind: 'not_ours'; type: string }
  | { kind: 'rejected'; reason: QuarantineReason };

/** `receivedAt` is epoch ms. Whether an element is of the right org is the caller's to judge. */
export function parseDelivery(body: Uint8Array, receivedAt: number): ParsedDelivery {
  const read = readBody(body);
  if (read.kind === 'unreadable') return read;
  const elements = read.elements.map((element, index) => parseElement(element, { index, receivedAt }));
  return { kind: 'elements', elements };
}

/** The body taken apart; what its elements mean is the longer part of the work, and can be asked one by one. */
export function readBody(body: Uint8Array): JsonElements {
  const text = decoded(body);
  return text === null ? { kind: 'unreadable', reason: 'unreadable' } : readJsonElements(text);
}

/** `index` is the element's place in its body. */
export function parseElement(
  element: JsonElement,
  { index, receivedAt }: { index: number; receivedAt: number },
): ParsedElement {
  return { index, orgId: orgIdOf(element), element: element.text, ...contentOf(element, receivedAt) };
}

/** What Zoho sends to see whether the address lives: nothing, `{}`, `[]`, or `{}` after a form parser. */
export function isEmptyDelivery(body: Uint8Array): boolean {
  const longestEmpty = 64;
  if (body.length > longestEmpty) return false;
  return /^\s*(\{\s*\}|\[\s*\]|\{\s*"\{\}"\s*:\s*""\s*\})?\s*$/.test(decoded(body) ?? 'unreadable');
}

/** The JSON text of one element of a stored body; null where there is none. */
export function elementTextAt(body: Uint8Array, index: number): string | null {
  const read = readBody(body);
  return read.kind === 'elements' ? (read.elements[index]?.text ?? null) : null;
}

/** Strict UTF-8; a byte order mark is dropped. */
function decoded(body: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return null;
  }
}

/** As the element names it. */
export function orgIdOf(element: JsonElement): string | null {
  return element.kind === 'value' && isRecord(element.value) ? idIn(element.value, 'orgId') : null;
}

function contentOf(element: JsonElement, receivedAt: number): ElementContent {
  if (element.kind === 'too_deep') return { kind: 'rejected', reason: 'too_deep' };
  if (!isRecord(element.value)) return { kind: 'rejected', reason: 'not_an_element' };
  const type = idIn(element.value, 'eventType');
  if (type === null) return { kind: 'rejected', reason: 'not_an_element' };
  return isImEventType(type) ? ourContent(element.value, type, receivedAt) : { kind: 'not_ours', type };
}

function ourContent(element: JsonRecord, type: ImEventType, receivedAt: number): ElementContent {
  const eventTime = idIn(element, 'eventTime');
  const eventTimeMs = eventTime === null ? null : parseInstant(eventTime);
  if (eventTime === null || eventTimeMs === null) return { kind: 'rejected', reason: 'bad_time' };
  const { at, clockFlagged } = atOf({ eventTimeMs, receivedAt });
  const payload = fieldOf(element, 'payload');
  const read = imEventFrom(type, isRecord(payload) ? payload : {}, { key: eventKeyOf(element), at });
  if (typeof read === 'string') return { kind: 'rejected', reason: read };
  return { kind: 'event', event: read, type, eventTime: cleanText(eventTime), clockFlagged };
}
