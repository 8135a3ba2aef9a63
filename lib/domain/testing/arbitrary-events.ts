// Events that collide as much as they can: few ids, few instants, every status and some that nobody knows.
import fc from 'fast-check';
import type { ImEvent, MessageEvent, MessageStatusEvent, StatusEvent } from '../events/event.ts';
import { KNOWN_STATUSES } from '../events/status.ts';
import { SESSION_ID, T0 } from './sentences.ts';

const instants = fc.integer({ min: 0, max: 6 }).map((step) => T0 + step * 1000);
const messageIds = fc.constantFrom('9', '10', '11', '100');
const statuses = fc.constantFrom(...KNOWN_STATUSES, 'A_STATUS_OF_TOMORROW', 'ANOTHER_ONE');
const messageStates = fc.constantFrom('QUEUED', 'SAVED', 'SENT', 'DELIVERED', 'READ', 'FAILED', 'NEW_STATE');
const orNull = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null });
const base = { at: instants, sessionId: fc.constant(SESSION_ID), channelId: fc.constantFrom('', 'c1', 'c2') };

const assigned = fc.constantFrom(
  { assigneeId: null, assigneeType: null },
  { assigneeId: null, assigneeType: 'AGENT' },
  { assigneeId: 'a1', assigneeType: 'AGENT' },
  { assigneeId: 'a1', assigneeType: null },
  { assigneeId: 'a2', assigneeType: 'AGENT' },
  { assigneeId: 'b1', assigneeType: 'BOT' },
  { assigneeId: 'z1', assigneeType: 'ZOMBIE' },
);

const statusEvents: fc.Arbitrary<Omit<StatusEvent, 'key'>> = fc
  .record({
    ...base,
    kind: fc.constant('status' as const),
    status: statuses,
    oldStatus: orNull(statuses),
    replyStatus: orNull(fc.constantFrom('ACCEPTED', 'UNASSIGNED', 'SOMETHING_ELSE')),
    messagesCount: orNull(fc.integer({ min: 0, max: 9 })),
    assigned,
  })
  .map(({ assigned: held, ...event }) => ({ ...event, ...held }));

const messageEvents: fc.Arbitrary<Omit<MessageEvent, 'key'>> = fc.record({
  ...base,
  kind: fc.constant('message' as const),
  messageId: messageIds,
  direction: fc.constantFrom('IN' as const, 'OUT' as const),
  type: fc.constantFrom('TEXT', 'TEXT', 'INFO', 'ATTACHMENT', 'HOLOGRAM'),
  text: orNull(fc.constantFrom('', 'oi', 'tudo bem?')),
  status: orNull(messageStates),
  integration: orNull(fc.constantFrom('WHATSAPP', 'HOLOGRAM')),
  actor: fc.record({
    id: fc.constant(null),
    name: orNull(fc.constantFrom('Kamal', 'Rita', '+5511900000000')),
    type: orNull(fc.constantFrom('ENDUSER' as const, 'AGENT' as const, 'BOT' as const)),
    externalId: orNull(fc.constantFrom('+55', '+91')),
  }),
  ticketId: orNull(fc.constantFrom('t1', 't2')),
  ticketNumber: orNull(fc.constantFrom('1', '2')),
  attachment: fc.constant(null),
});

const messageStatusEvents: fc.Arbitrary<Omit<MessageStatusEvent, 'key'>> = fc.record({
  ...base,
  kind: fc.constant('message_status' as const),
  messageId: messageIds,
  status: messageStates,
  oldStatus: orNull(messageStates),
  updatedAt: orNull(instants),
});

/** Distinct events of one session; the keys stand in no relation to anything else. */
export const sessionEvents: fc.Arbitrary<ImEvent[]> = fc
  .array(
    fc.tuple(fc.nat({ max: 9999 }), fc.oneof(statusEvents, statusEvents, messageEvents, messageStatusEvents)),
    {
      minLength: 1,
      maxLength: 24,
    },
  )
  .map((drawn) => drawn.map(([n, event], index): ImEvent => ({ ...event, key: `${n}-${index}` })));

/** The same events in any order, any of them any number of times. */
export function arrivalsOf(events: readonly ImEvent[]): fc.Arbitrary<ImEvent[]> {
  return fc.array(fc.constantFrom(...events), { maxLength: 12 }).chain((copies) => {
    const all = [...events, ...copies];
    return fc.shuffledSubarray(all, { minLength: all.length });
  });
}
