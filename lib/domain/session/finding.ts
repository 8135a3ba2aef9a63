// What a session's own events prove to be missing: deliveries that never came. Each is found at the event that tells of it.
import type { ImEvent, StatusEvent } from '../events/event.ts';
import type { SessionState } from './session-state.ts';

type FoundAt = { sessionId: string; key: string; at: number };

/** `missing`: Zoho's count rose by so many more than came. `lost`: Zoho named another old status than the one we held. */
export type Finding = FoundAt &
  (
    | { kind: 'missing_messages'; missing: number }
    | { kind: 'lost_transition'; heldStatus: string; oldStatus: string }
  );

export type FindingKind = Finding['kind'];

/** `before` is the session without the event; null: it is the first one. */
export function findingsIn(before: SessionState | null, event: ImEvent): Finding[] {
  if (event.kind !== 'status' || before === null) return [];
  const { sessionId, key, at, oldStatus } = event;
  const found = { sessionId, key, at };
  const missing = countedTooManyAt(before, event);
  const { status: heldStatus } = before;
  return [
    ...(missing > 0 ? [{ ...found, kind: 'missing_messages' as const, missing }] : []),
    ...(heldStatus !== null && oldStatus !== null && isLostTransition(heldStatus, event)
      ? [{ ...found, kind: 'lost_transition' as const, heldStatus, oldStatus }]
      : []),
  ];
}

type Counts = Pick<SessionState, 'zohoCount' | 'messagesAfterZohoCount' | 'uncountedMessages'>;

/**
 * By how much Zoho's count rose more than messages came since the count before; below 0: so many were not counted yet,
 * and may be by the next one. The first count proves nothing.
 */
export function countedTooManyAt(
  held: Counts,
  { messagesCount }: Pick<StatusEvent, 'messagesCount'>,
): number {
  const { zohoCount, messagesAfterZohoCount, uncountedMessages } = held;
  if (messagesCount === null || zohoCount === null) return 0;
  return messagesCount - zohoCount - messagesAfterZohoCount - uncountedMessages;
}

/** Never on the first status event, when nothing is held. */
export function isLostTransition(
  heldStatus: string | null,
  { oldStatus }: Pick<StatusEvent, 'oldStatus'>,
): boolean {
  return heldStatus !== null && oldStatus !== null && oldStatus !== heldStatus;
}
