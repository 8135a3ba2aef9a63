import type { Vigia } from '../../e2e/support/server.ts';
import { API_TOKEN, WEBHOOK_TOKEN } from '../../e2e/support/server.ts';

export async function post(vigia: Pick<Vigia, 'url'>, body: string): Promise<number> {
  const answer = await fetch(`${vigia.url}/api/webhooks/zoho-desk/${WEBHOOK_TOKEN}`, {
    method: 'POST',
    body,
  });
  await answer.arrayBuffer();
  return answer.status;
}

// biome-ignore lint/suspicious/noExplicitAny: the tests read answers as a script outside the repository would
export type Json = any;

export async function get(vigia: Pick<Vigia, 'url'>, path: string): Promise<Json> {
  const answer = await fetch(vigia.url + path, { headers: { authorization: `Bearer ${API_TOKEN}` } });
  return { status: answer.status, ...(await answer.json()) };
}

/** The board once everything that was accepted is on it. */
export async function settledBoard(vigia: Pick<Vigia, 'url'>): Promise<Json> {
  for (;;) {
    const board = await get(vigia, '/api/board');
    if (board.feed.pending === 0) return board;
  }
}
