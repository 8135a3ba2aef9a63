// What happened in a session, in event order, with what was odd about how we heard of it.
import type { AuthorKind, Direction, ImEvent, MessageEvent, RecordedEvent } from '../events/event.ts';
import { isLostTransition } from './finding.ts';
import type { Message } from './session.ts';

/** `late`: an event with a later place came more than 2 s before it. */
export type Anomaly = 'late' | 'duplicate' | 'old_status_mismatch' | 'impossible';

type Arrival = {
  position: string;
  at: number;
  eventTime: string;
  receivedAt: number;
  clockFlagged: boolean;
  late: boolean;
  deliveries: number;
  anomalies: Anomaly[];
};

type Happening =
  | {
      kind: 'status';
      status: string;
      oldStatus: string | null;
      replyStatus: string | null;
      assigneeId: string | null;
      assigneeType: string | null;
    }
  | {
      kind: 'message';
      messageId: string;
      direction: Direction;
      authorKind: AuthorKind;
      authorName: string | null;
      type: string;
      text: string | null;
      /** The newest delivery state. */
      status: string | null;
      attachment: MessageEvent['attachment'];
    }
  | { kind: 'message_status'; messageId: string; status: string; oldStatus: string | null };

/** Written by a person; no event makes one. */
type Note = { kind: 'note'; author: string; text: string };

export type EventEntry = Arrival & Happening;
export type TimelineEntry = EventEntry | (Arrival & Note);

const LATE_AFTER_MS = 2_000;

/** `ordered` is in event order; `messages` are those of the fold of the same events. */
export function timelineOf(ordered: readonly RecordedEvent[], messages: readonly Message[]): EventEntry[] {
  const byId = new Map(messages.map((message) => [message.id, message]));
  const earliestAfter = earliestReceiptAfter(ordered);
  let heldStatus: string | null = null;
  return ordered.map((recorded, index) => {
    const { event } = recorded;
    const isLate = recorded.receivedAt - (earliestAfter[index] ?? Infinity) > LATE_AFTER_MS;
    const anomalies = anomaliesOf(recorded, isLate, heldStatus);
    if (event.kind === 'status') heldStatus = event.status;
    return { ...arrivalOf(recorded, isLate, anomalies), ...happeningOf(event, byId) };
  });
}

/** For each event the earliest receipt among those with a later place. */
function earliestReceiptAfter(ordered: readonly RecordedEvent[]): number[] {
  let earliest = Infinity;
  return ordered
    .toReversed()
    .map(({ receivedAt }) => {
      const after = earliest;
      earliest = Math.min(earliest, receivedAt);
      return after;
    })
    .reverse();
}

function anomaliesOf(recorded: RecordedEvent, isLate: boolean, heldStatus: string | null): Anomaly[] {
  const { event, deliveries } = recorded;
  const anomalies: Anomaly[] = [];
  if (isLate) anomalies.push('late');
  if (deliveries > 1) anomalies.push('duplicate');
  if (event.kind !== 'status' || heldStatus === null) return anomalies;
  if (isLostTransition(heldStatus, event)) anomalies.push('old_status_mismatch');
  if (event.status === 'CREATED' && heldStatus !== 'CREATED') anomalies.push('impossible');
  return anomalies;
}

function arrivalOf(recorded: RecordedEvent, late: boolean, anomalies: Anomaly[]): Arrival {
  const { event, position, eventTime, receivedAt, clockFlagged, deliveries } = recorded;
  return { position, at: event.at, eventTime, receivedAt, clockFlagged, late, deliveries, anomalies };
}

function happeningOf(event: ImEvent, messages: ReadonlyMap<string, Message>): Happening {
  switch (event.kind) {
    case 'status': {
      const { kind, status, oldStatus, replyStatus, assigneeId, assigneeType } = event;
      return { kind, status, oldStatus, replyStatus, assigneeId, assigneeType };
    }
    case 'message':
      return messageHappening(event, messages.get(event.messageId));
    case 'message_status': {
      const { kind, messageId, status, oldStatus } = event;
      return { kind, messageId, status, oldStatus };
    }
  }
}

function messageHappening(event: MessageEvent, message: Message | undefined): Happening {
  const { kind, messageId, direction, type, text, attachment } = event;
  return {
    kind,
    messageId,
    direction,
    authorKind: message?.authorKind ?? 'system',
    authorName: event.actor.name,
    type,
    text,
    status: message?.status ?? event.status,
    attachment,
  };
}
