// What a list of sessions filters and sorts by, as fixed SQL over `s` (session): now, or as it stood at an instant.
import { TERMINAL_STATUSES } from '../../domain/events/status.ts';

export type SessionColumns = {
  from: string;
  status: string;
  terminal: string;
  statusSince: string;
  assigneeId: string;
  assignment: string;
  awaitingReply: string;
  reopened: string;
  lastEventAt: string;
  messagesCount: string;
};

const TERMINAL = `ARRAY[${TERMINAL_STATUSES.map((status) => `'${status}'`).join(',')}]`;

export const COLUMNS_NOW: SessionColumns = {
  from: 'session s',
  status: 's.status',
  terminal: 's.terminal',
  statusSince: 's.status_since',
  assigneeId: 's.assignee_id',
  assignment: 's.assignment',
  awaitingReply: '(NOT s.terminal AND s.awaiting_reply_since IS NOT NULL)',
  reopened: '(s.reopen_count > 0)',
  lastEventAt: 's.last_event_at',
  messagesCount: 's.messages_count',
};

/** `at` is the placeholder of the instant, as timestamptz: the spell `p` that contains it says how a session stood. */
export function columnsAt(at: string): SessionColumns {
  const terminal = isTerminal('p.status');
  return {
    from: `session s JOIN spell p ON p.org_id = s.org_id AND p.session_id = s.id AND p.during @> ${at}`,
    status: 'p.status',
    terminal,
    statusSince: RUN_START,
    assigneeId: 'p.assignee_id',
    assignment: `(CASE WHEN p.assignee_id IS NULL THEN 'NONE'
      WHEN p.assignee_type IN ('AGENT', 'BOT') THEN p.assignee_type ELSE 'OTHER' END)`,
    awaitingReply: `(NOT ${terminal} AND ${awaitedAt(at)})`,
    reopened: reopenedBy(at),
    lastEventAt: `(SELECT max(e.at) FROM event e
      WHERE e.org_id = s.org_id AND e.session_id = s.id AND e.at <= ${at})`,
    messagesCount: messagesCountAt(at),
  };
}

const RUN_START = `(SELECT q.from_at FROM spell q
  WHERE q.org_id = p.org_id AND q.session_id = p.session_id AND q.seq <= p.seq
    AND q.seq > coalesce((SELECT max(r.seq) FROM spell r
      WHERE r.org_id = p.org_id AND r.session_id = p.session_id AND r.seq < p.seq
        AND r.status IS DISTINCT FROM p.status), -1)
  ORDER BY q.seq LIMIT 1)`;

function isTerminal(status: string): string {
  return `coalesce(${status} = ANY(${TERMINAL}), false)`;
}

/**
 * A customer message that no agent, no bot in charge and no end came after. Of one instant statuses come last. An end
 * that is told again ends anew what was written in between, and begins no spell: so the events say it.
 */
function awaitedAt(at: string): string {
  return `EXISTS (SELECT 1 FROM message m
    WHERE m.org_id = s.org_id AND m.session_id = s.id AND m.author_kind = 'customer' AND m.at <= ${at}
    AND NOT EXISTS (SELECT 1 FROM event t
      WHERE t.org_id = s.org_id AND t.session_id = s.id AND t.at >= m.at AND t.at <= ${at}
        AND t.type = 'IM_Session_Status' AND ${isTerminal("t.facts->>'status'")})
    AND NOT EXISTS (SELECT 1 FROM message o
      WHERE o.org_id = s.org_id AND o.session_id = s.id AND o.at <= ${at}
        AND (o.at, length(o.id), o.id COLLATE "C") > (m.at, length(m.id), m.id COLLATE "C")
        AND (o.author_kind = 'agent' OR (o.author_kind = 'bot' AND EXISTS (SELECT 1 FROM spell b
          WHERE b.org_id = s.org_id AND b.session_id = s.id AND b.assignee_type = 'BOT'
            AND b.from_at < o.at AND (b.to_at IS NULL OR b.to_at >= o.at))))))`;
}

/** From ENDED to a status that lives; for the first status event, which began the first spell, by its old status. */
function reopenedBy(at: string): string {
  return `(EXISTS (SELECT 1 FROM spell n JOIN spell o
      ON o.org_id = n.org_id AND o.session_id = n.session_id AND o.seq = n.seq - 1
    WHERE n.org_id = s.org_id AND n.session_id = s.id AND n.from_at <= ${at}
      AND o.status = 'ENDED' AND NOT ${isTerminal('n.status')})
    OR coalesce((SELECT e.facts->>'oldStatus' = 'ENDED' AND NOT ${isTerminal('f.status')}
      FROM spell f JOIN event e ON e.org_id = f.org_id AND e.session_id = f.session_id
        AND e.at = f.from_at AND e.type = 'IM_Session_Status' AND e.facts->>'status' = f.status
      WHERE f.org_id = s.org_id AND f.session_id = s.id AND f.from_at <= ${at}
      ORDER BY f.seq, e.key COLLATE "C" LIMIT 1), false))`;
}

/**
 * The larger of the messages held and Zoho's last count with the messages after it. Of several counts of one instant
 * any may be taken: it only orders the list.
 */
function messagesCountAt(at: string): string {
  const heldSince = (since: string) => `(SELECT count(*) FROM message m
    WHERE m.org_id = s.org_id AND m.session_id = s.id AND m.at <= ${at}${since})`;
  return `greatest(${heldSince('')}, coalesce((SELECT (e.facts->>'messagesCount')::bigint + ${heldSince(' AND m.at > e.at')}
    FROM event e WHERE e.org_id = s.org_id AND e.session_id = s.id AND e.type = 'IM_Session_Status'
      AND e.at <= ${at} AND e.facts->>'messagesCount' IS NOT NULL ORDER BY e.at DESC, e.key DESC LIMIT 1), 0))`;
}
