// One session with its whole history, folded anew from its events.
import { channelNameOf } from '../../domain/board/channel-name.ts';
import type { ImEvent, RecordedEvent } from '../../domain/events/event.ts';
import { type SessionDetail, sessionDetailOf } from '../../domain/session/session-detail.ts';
import { sessionHistoryOf } from '../../domain/session/session-history.ts';
import { historyPool } from '../connection/pool.ts';
import type { Queryable } from '../connection/transaction.ts';
import { inSnapshot, readSettings } from '../live/board-read.ts';
import { readAssignees, readChannels } from '../live/board-rows.ts';
import type { ListViewer } from './session-list.ts';

/** Null where there is no such session, or none that the viewer may see. */
export async function findSessionDetail(id: string, viewer: ListViewer): Promise<SessionDetail | null> {
  if (id.includes('\0')) return null;
  return inSnapshot(historyPool(), async (db) => {
    const orgId = viewer.orgId ?? (await readSettings(db)).orgId;
    if (orgId === null || !(await isVisible(db, orgId, id, viewer.channels))) return null;
    const history = sessionHistoryOf(await readEvents(db, orgId, id));
    if (history === null) return null;
    const { channelId } = history.state;
    const [channel] = channelId === '' ? [] : await readChannels(db, orgId, [channelId]);
    const held = history.spells.flatMap(({ assigneeId }) => assigneeId ?? []);
    const assignees = await readAssignees(db, orgId, [...new Set(held)]);
    const channelName = channelId === '' ? null : channel ? channelNameOf(channel) : channelId;
    return sessionDetailOf(history, channelName, new Map(assignees.map((info) => [info.id, info])));
  });
}

/** The element as Zoho sent it; null where the session has no event of that position. */
export async function findRawEvent(id: string, position: string, viewer: ListViewer): Promise<string | null> {
  if (id.includes('\0') || !/^\d{1,18}$/.test(position)) return null;
  const { channels } = viewer;
  const orgId = viewer.orgId ?? (await readSettings(historyPool())).orgId;
  const { rows } = await historyPool().query<{ element: string }>(
    `SELECT e.element FROM event e JOIN session s ON s.org_id = e.org_id AND s.id = e.session_id
     WHERE e.position = $3::bigint AND e.org_id = $1 AND e.session_id = $2
       AND ($4::text[] IS NULL OR (s.channel_id = ANY($4) AND s.channel_id <> ''))`,
    [orgId, id, position, channels === 'all' ? null : channels],
  );
  return rows[0]?.element ?? null;
}

/** A session of no channel is shown to nobody whose view is limited. */
async function isVisible(
  db: Queryable,
  orgId: string,
  id: string,
  channels: ListViewer['channels'],
): Promise<boolean> {
  const { rows } = await db.query(
    `SELECT 1 FROM session WHERE org_id = $1 AND id = $2 AND fold IS NOT NULL
       AND ($3::text[] IS NULL OR (channel_id = ANY($3) AND channel_id <> ''))`,
    [orgId, id, channels === 'all' ? null : channels],
  );
  return rows.length > 0;
}

type EventRow = {
  facts: ImEvent;
  position: string;
  eventTime: string;
  receivedAt: Date;
  deliveries: number;
  clockFlagged: boolean;
};

async function readEvents(db: Queryable, orgId: string, id: string): Promise<RecordedEvent[]> {
  const { rows } = await db.query<EventRow>(
    `SELECT facts, position::text, event_time AS "eventTime", received_at AS "receivedAt", deliveries,
       clock_flagged AS "clockFlagged"
     FROM event WHERE org_id = $1 AND session_id = $2 ORDER BY at`,
    [orgId, id],
  );
  return rows.map(({ facts, receivedAt, ...row }) => ({
    ...row,
    event: facts,
    receivedAt: receivedAt.getTime(),
  }));
}
