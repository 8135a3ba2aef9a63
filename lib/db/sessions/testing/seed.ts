// Sessions put straight into the tables as the projector would leave them: the fold of their events.
import type { Pool } from 'pg';
import { assignmentOf } from '../../../domain/events/assignment.ts';
import type { ImEvent } from '../../../domain/events/event.ts';
import { isTerminal } from '../../../domain/events/status.ts';
import type { Message, Spell } from '../../../domain/session/session.ts';
import { awaitingReplySinceOf, messagesCountOf } from '../../../domain/session/session-card.ts';
import { foldSession } from '../../../domain/session/session-fold.ts';
import type { SessionState } from '../../../domain/session/session-state.ts';

export const ORG = '78412359';

export async function seedSessions(pool: Pool, events: readonly ImEvent[]): Promise<SessionState[]> {
  const states: SessionState[] = [];
  const sessionIds = [...new Set(events.map(({ sessionId }) => sessionId))];
  for (const id of sessionIds) {
    const fold = foldSession(events.filter(({ sessionId }) => sessionId === id));
    if (fold === null) continue;
    states.push(fold.state);
    await insert(pool, 'session', [sessionRow(fold.state)]);
    await insert(
      pool,
      'spell',
      fold.spells.map((spell) => spellRow(id, spell)),
    );
    await insert(pool, 'message', fold.messages.map(messageRow));
  }
  await insert(pool, 'event', events.map(eventRow));
  return states;
}

export async function emptySessions(pool: Pool): Promise<void> {
  await pool.query('TRUNCATE session, spell, message, event, channel, assignee, change');
}

type Row = Record<string, unknown>;

async function insert(pool: Pool, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first).join(', ');
  await pool.query(
    `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1)`,
    [JSON.stringify(rows)],
  );
}

const TYPES = {
  status: 'IM_Session_Status',
  message: 'IM_Message_Add',
  message_status: 'IM_Message_Status',
} as const;

let position = 0;

function eventRow(event: ImEvent): Row {
  position += 1;
  return {
    org_id: ORG,
    key: `${event.sessionId}-${event.key}`,
    position,
    at: instant(event.at),
    event_time: String(event.at),
    received_at: instant(event.at),
    deliveries: 1,
    clock_flagged: false,
    session_id: event.sessionId,
    channel_id: event.channelId,
    type: TYPES[event.kind],
    facts: event,
    element: JSON.stringify({ position, sessionId: event.sessionId }),
  };
}

function sessionRow(state: SessionState): Row {
  return {
    org_id: ORG,
    id: state.id,
    channel_id: state.channelId,
    status: state.status,
    terminal: isTerminal(state.status),
    status_since: instant(state.statusSince),
    first_event_at: instant(state.firstEventAt),
    last_event_at: instant(state.lastEventAt),
    last_ended_at: state.lastEndedAt === null ? null : instant(state.lastEndedAt),
    assignee_id: state.assigneeId,
    assignment: assignmentOf(state),
    awaiting_reply_since: instantOrNull(awaitingReplySinceOf(state)),
    reopen_count: state.reopenCount,
    messages_count: messagesCountOf(state),
    contact_name: state.contactName,
    version: state.version,
    fold: state,
  };
}

function spellRow(sessionId: string, spell: Spell): Row {
  return {
    org_id: ORG,
    session_id: sessionId,
    seq: spell.seq,
    status: spell.status,
    assignee_id: spell.assigneeId,
    assignee_type: spell.assigneeType,
    from_at: instant(spell.from),
    to_at: instantOrNull(spell.to),
  };
}

function messageRow(message: Message): Row {
  return {
    org_id: ORG,
    id: `${message.sessionId}-${message.id}`,
    session_id: message.sessionId,
    channel_id: message.channelId,
    at: instant(message.at),
    direction: message.direction,
    author_kind: message.authorKind,
    author_name: message.authorName,
    type: message.type,
    text: message.text,
    status: message.status,
    status_at: instantOrNull(message.statusAt),
  };
}

function instant(ms: number): string {
  return new Date(ms).toISOString();
}

function instantOrNull(ms: number | null): string | null {
  return ms === null ? null : instant(ms);
}
