// The projections of a session: its row, its spells.
import { assignmentOf } from '../../domain/events/assignment.ts';
import { isTerminal } from '../../domain/events/status.ts';
import type { Spell } from '../../domain/session/session.ts';
import { cardOf } from '../../domain/session/session-card.ts';
import type { SessionState } from '../../domain/session/session-state.ts';
import { eachByIndex } from '../connection/each-by-index.ts';
import { toTimestamp, toTimestampOrNull } from '../connection/instants.ts';
import { type Transaction, together } from '../connection/transaction.ts';

/**
 * Waits for this organisation's turn, which lasts until the transaction ends, and reads the sessions; those that are new
 * are missing. Two folds of one session at once would each start from the same old row and lose an event. Locking row by
 * row is no better: events of a session come close together, so two batches wait for each other at every step.
 */
export async function takeTurn(
  tx: Transaction,
  orgId: string,
  ids: readonly string[],
): Promise<Map<string, SessionState>> {
  const turn = tx.query({
    name: 'take turn',
    text: `SELECT pg_advisory_xact_lock(hashtext('vigia sessions'), hashtext($1))`,
    values: [orgId],
  });
  const reading = tx.query<{ id: string; fold: SessionState | null }>({
    name: 'read sessions',
    text: `SELECT session.* FROM ${eachByIndex('session', 'id', 'id, fold')}`,
    values: [orgId, ids],
  });
  const [, { rows }] = await together([turn, reading]);
  return new Map(rows.flatMap(({ id, fold }) => (fold === null ? [] : [[id, fold]])));
}

const COLUMNS = [
  ...['channel_id', 'status', 'terminal', 'status_since', 'first_event_at', 'last_event_at', 'last_ended_at'],
  ...['assignee_id', 'assignment', 'awaiting_reply_since', 'reopen_count', 'messages_count', 'contact_name'],
  ...['version', 'fold'],
];

export async function saveSessions(
  tx: Transaction,
  orgId: string,
  states: readonly SessionState[],
): Promise<void> {
  await tx.query({
    name: 'save sessions',
    // Not an UPDATE that joins: it would read every session of the org while statistics lag behind.
    text: `INSERT INTO session (org_id, id, ${COLUMNS.join(', ')})
      SELECT $1, s.id, s."channelId", s.status, s.terminal, s."statusSince", s."firstEventAt", s."lastEventAt",
        s."lastEndedAt", s."assigneeId", s.assignment, s."awaitingReplySince", s."reopenCount", s."messagesCount",
        s."contactName", s.version, s.fold
      FROM jsonb_to_recordset($2::jsonb) AS s(id text, "channelId" text, status text, terminal boolean,
        "statusSince" timestamptz, "firstEventAt" timestamptz, "lastEventAt" timestamptz, "lastEndedAt" timestamptz,
        "assigneeId" text, assignment text, "awaitingReplySince" timestamptz, "reopenCount" int,
        "messagesCount" int, "contactName" text, version int, fold jsonb)
      ON CONFLICT (org_id, id) DO UPDATE SET ${COLUMNS.map((name) => `${name} = excluded.${name}`).join(', ')}`,
    values: [orgId, JSON.stringify(states.map(sessionRecordOf))],
  });
}

/** The row of a session but for its org, instants as text. */
export function sessionRecordOf(state: SessionState) {
  const { awaitingReplySince, messagesCount } = cardOf(state);
  return {
    id: state.id,
    channelId: state.channelId,
    status: state.status,
    terminal: isTerminal(state.status),
    statusSince: toTimestamp(state.statusSince),
    firstEventAt: toTimestamp(state.firstEventAt),
    lastEventAt: toTimestamp(state.lastEventAt),
    lastEndedAt: toTimestampOrNull(state.lastEndedAt),
    assigneeId: state.assigneeId,
    assignment: assignmentOf(state),
    awaitingReplySince: toTimestampOrNull(awaitingReplySince),
    reopenCount: state.reopenCount,
    messagesCount,
    contactName: state.contactName,
    version: state.version,
    fold: state,
  };
}

/** `isWhole`: these are all the spells that the session has; others of it are gone. */
export type SavedSpells = { sessionId: string; spells: readonly Spell[]; isWhole: boolean };

export async function saveSpells(
  tx: Transaction,
  orgId: string,
  saved: readonly SavedSpells[],
): Promise<void> {
  const whole = saved.filter(({ isWhole }) => isWhole);
  if (whole.length > 0) {
    await tx.query({
      name: 'delete spells',
      text: `DELETE FROM spell USING unnest($2::text[], $3::int[]) AS w(session_id, n)
        WHERE spell.org_id = $1 AND spell.session_id = w.session_id AND spell.seq >= w.n`,
      values: [orgId, whole.map(({ sessionId }) => sessionId), whole.map(({ spells }) => spells.length)],
    });
  }
  await tx.query({
    name: 'save spells',
    text: `INSERT INTO spell (org_id, session_id, seq, status, assignee_id, assignee_type, from_at, to_at)
      SELECT $1, s."sessionId", s.seq, s.status, s."assigneeId", s."assigneeType", s.from, s.to
      FROM jsonb_to_recordset($2::jsonb) AS s("sessionId" text, seq int, status text, "assigneeId" text,
        "assigneeType" text, "from" timestamptz, "to" timestamptz)
      ON CONFLICT (org_id, session_id, seq) DO UPDATE SET status = excluded.status,
        assignee_id = excluded.assignee_id, assignee_type = excluded.assignee_type, from_at = excluded.from_at,
        to_at = excluded.to_at`,
    values: [orgId, JSON.stringify(saved.flatMap(spellRecordsOf))],
  });
}

function spellRecordsOf({ sessionId, spells }: SavedSpells) {
  return spells.map(({ from, to, ...spell }) => ({
    ...spell,
    sessionId,
    from: toTimestamp(from),
    to: toTimestampOrNull(to),
  }));
}
