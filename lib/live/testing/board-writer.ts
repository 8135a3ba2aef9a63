// Writes what a projector would, in little: the fold of a session, the counters it moves, the changes that name them.
import type { Pool, PoolClient } from 'pg';
import type { ImEvent } from '../../domain/events/event.ts';
import { isTerminal } from '../../domain/events/status.ts';
import { NOT_REPORTED } from '../../domain/session/session.ts';
import { type Fold, foldSession } from '../../domain/session/session-fold.ts';

export const ORG = '60001';

/** The org of the installation with its one source. */
export async function writeOrg(pool: Pool, timeZone: string | null = null) {
  await inTransaction(pool, async (tx) => {
    await tx.query('INSERT INTO source (id, org_id) VALUES ($1, $2)', ['source', ORG]);
    await tx.query('INSERT INTO org (id, name, time_zone) VALUES ($1, $2, $3)', [ORG, 'Acme', timeZone]);
    await note(tx, 'org', ORG);
  });
}

/** `events` are all that the session has had so far. */
export async function writeSession(pool: Pool, events: readonly ImEvent[]) {
  const fold = foldSession(events);
  if (fold === null) throw new Error('A session needs an event.');
  await inTransaction(pool, (tx) => saveFold(tx, fold));
}

/** One row of the feed in the transaction at hand, and the call that wakes its readers. */
export async function note(tx: Pick<PoolClient, 'query'>, kind: string, id: string) {
  await tx.query('INSERT INTO change (org_id, kind, id) VALUES ($1, $2, $3)', [ORG, kind, id]);
  await tx.query('NOTIFY vigia_change');
}

export async function inTransaction<T>(pool: Pool, work: (tx: PoolClient) => Promise<T>): Promise<T> {
  const tx = await pool.connect();
  try {
    await tx.query('BEGIN');
    const result = await work(tx);
    await tx.query('COMMIT');
    return result;
  } catch (error) {
    await tx.query('ROLLBACK');
    throw error;
  } finally {
    tx.release();
  }
}

async function saveFold(tx: PoolClient, { state, messages }: Fold) {
  await tx.query('INSERT INTO session (org_id, id) VALUES ($1, $2) ON CONFLICT DO NOTHING', [ORG, state.id]);
  const { rows } = await tx.query<{ channel_id: string; status: string | null; version: number }>(
    'SELECT channel_id, status, version FROM session WHERE org_id = $1 AND id = $2 FOR UPDATE',
    [ORG, state.id],
  );
  const before = rows[0];
  await tx.query(
    `UPDATE session SET channel_id = $3, status = $4, terminal = $5, last_ended_at = $6, last_event_at = $7,
       version = $8, fold = $9 WHERE org_id = $1 AND id = $2`,
    [
      ...[ORG, state.id, state.channelId, state.status, isTerminal(state.status)],
      state.lastEndedAt === null ? null : new Date(state.lastEndedAt),
      ...[new Date(state.lastEventAt), state.version, JSON.stringify(state)],
    ],
  );
  if (before && before.version > 0) await count(tx, before.channel_id, before.status, -1);
  await count(tx, state.channelId, state.status, 1);
  for (const message of messages) await saveMessage(tx, message);
  if (state.channelId !== '') await saveChannel(tx, state.channelId);
  await note(tx, 'session', state.id);
  await note(tx, 'delivery', state.id);
}

async function saveChannel(tx: PoolClient, id: string) {
  await tx.query('INSERT INTO channel (org_id, id) VALUES ($1, $2) ON CONFLICT DO NOTHING', [ORG, id]);
  await note(tx, 'channel', id);
}

async function count(tx: PoolClient, channelId: string, status: string | null, n: number) {
  await tx.query(
    `INSERT INTO status_count (org_id, channel_id, status, n) VALUES ($1, $2, $3, $4)
     ON CONFLICT (org_id, channel_id, status) DO UPDATE SET n = status_count.n + excluded.n`,
    [ORG, channelId, status ?? NOT_REPORTED, n],
  );
  await note(tx, 'channel_counter', channelId);
}

async function saveMessage(tx: PoolClient, message: Fold['messages'][number]) {
  const { channelId, direction, authorKind } = message;
  const { rowCount } = await tx.query(
    `INSERT INTO message (org_id, id, session_id, channel_id, at, direction, author_kind, type)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
    [
      ORG,
      message.id,
      message.sessionId,
      channelId,
      new Date(message.at),
      direction,
      authorKind,
      message.type,
    ],
  );
  if (rowCount === 0) return;
  const minute = Math.floor(message.at / 60_000) * 60_000;
  await tx.query(
    `INSERT INTO channel_minute (org_id, channel_id, minute, direction, author_kind, n) VALUES ($1, $2, $3, $4, $5, 1)
     ON CONFLICT (org_id, channel_id, minute, direction, author_kind) DO UPDATE SET n = channel_minute.n + 1`,
    [ORG, channelId, new Date(minute), direction, authorKind],
  );
  await note(tx, 'channel_minute', `${channelId}|${minute}`);
}
