// A fresh database with one source, and a sender that speaks as Zoho.
import { projectPool } from '../../db/connection/pool.ts';
import { ensureSource } from '../../db/installation/sources.ts';
import { projectPending } from '../project/project.ts';
import { receiveDelivery } from '../receive/route-handler.ts';

export const ORG = '78412359';
export const TOKEN = 'a-token-for-tests-0123456789';

export async function openSource(orgId: string | null = ORG): Promise<string> {
  return ensureSource({ orgId, token: TOKEN });
}

export function call(body: BodyInit | null, init: RequestInit & { token?: string } = {}): Promise<Response> {
  const { token = TOKEN, ...rest } = init;
  const url = `http://127.0.0.1/api/webhooks/zoho-desk/${token}`;
  return receiveDelivery(new Request(url, { method: 'POST', body, ...rest }));
}

/** Status of the answer to a POST. */
export async function post(body: BodyInit | object): Promise<number> {
  const text = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
  return (await call(text as BodyInit)).status;
}

export async function projectAll(): Promise<void> {
  for (;;) {
    const { deliveries } = await projectPending();
    if (deliveries === 0) return;
  }
}

/** Everything that was projected, without what depends on when it was received. */
export async function projections(): Promise<Record<string, unknown[]>> {
  const of = async (text: string) => (await projectPool().query(text)).rows;
  return {
    sessions: await of('SELECT id, status, fold FROM session ORDER BY id'),
    spells: await of(
      'SELECT session_id, seq, status, assignee_id, assignee_type, from_at, to_at FROM spell ORDER BY 1, 2',
    ),
    messages: await of('SELECT * FROM message ORDER BY id'),
    statusCounts: await of('SELECT * FROM status_count WHERE n <> 0 ORDER BY 1, 2, 3'),
    findings: await of('SELECT * FROM finding ORDER BY 1, 2, 3, 4'),
    unknownValues: await of('SELECT * FROM unknown_value ORDER BY 1, 2, 3'),
    minutes: await of('SELECT * FROM channel_minute WHERE n <> 0 ORDER BY 1, 2, 3, 4, 5'),
    channels: await of('SELECT * FROM channel ORDER BY id'),
    assignees: await of('SELECT * FROM assignee ORDER BY id'),
  };
}

/** The counters, counted anew from the rows that they sum up. */
export async function recountedCounters(): Promise<Record<string, unknown[]>> {
  const of = async (text: string) => (await projectPool().query(text)).rows;
  return {
    statusCounts:
      await of(`SELECT org_id, channel_id, coalesce(status, 'NOT_REPORTED') AS status, count(*)::int AS n
      FROM session GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`),
    minutes: await of(`SELECT org_id, channel_id, date_trunc('minute', at) AS minute, direction, author_kind,
      count(*)::int AS n FROM message GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5`),
  };
}

export async function quarantined(): Promise<{ reason: string; index: number | null }[]> {
  const { rows } = await projectPool().query(
    'SELECT reason, index FROM quarantined_element ORDER BY reason, index',
  );
  return rows;
}

/** Empties everything but the source, for the next case of a property. */
export async function forgetEverything(): Promise<void> {
  await projectPool().query(
    `TRUNCATE delivery, quarantined_element, event, session, spell, message, channel_minute, status_count, channel,
      assignee, change, finding, unknown_value`,
  );
}
