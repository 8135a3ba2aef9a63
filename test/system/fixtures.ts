import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Vigia } from '../../e2e/support/server.ts';
import { API_TOKEN, WEBHOOK_TOKEN } from '../../e2e/support/server.ts';

export type Fixture = { name: string; body: string };

const FOLDER = join(import.meta.dirname, '../../fixtures');

/** Every payload of the fixtures folder; a line of an .ndjson file is a delivery of its own. */
export function fixtures(): Fixture[] {
  return readdirSync(FOLDER)
    .filter((name) => name !== 'README.md')
    .sort()
    .flatMap((name) => {
      const text = readFileSync(join(FOLDER, name), 'utf8');
      if (!name.endsWith('.ndjson')) return [{ name, body: text }];
      return text
        .split('\n')
        .flatMap((line, i) => (line.trim() ? [{ name: `${name}:${i + 1}`, body: line }] : []));
    });
}

export async function post(vigia: Vigia, body: string): Promise<number> {
  const answer = await fetch(`${vigia.url}/api/webhooks/zoho-desk/${WEBHOOK_TOKEN}`, {
    method: 'POST',
    body,
  });
  await answer.arrayBuffer();
  return answer.status;
}

// biome-ignore lint/suspicious/noExplicitAny: the tests read answers as a script outside the repository would
export type Json = any;

export async function get(vigia: Vigia, path: string): Promise<Json> {
  const answer = await fetch(vigia.url + path, { headers: { authorization: `Bearer ${API_TOKEN}` } });
  return { status: answer.status, ...(await answer.json()) };
}

/** The board once everything that was accepted is on it. */
export async function settledBoard(vigia: Vigia): Promise<Json> {
  for (;;) {
    const board = await get(vigia, '/api/board');
    if (board.feed.pending === 0) return board;
  }
}
