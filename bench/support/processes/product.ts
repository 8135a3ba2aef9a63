// The product as it is started by everybody, with a data folder of its own and the embedded Postgres.
import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../../lib/db/connection/database.ts';
import type { BoardFigures } from '../../../lib/domain/board/board-figures.ts';
import { SHOP } from '../../../simulator/model/shop.ts';
import { type Running, spawnProduct } from './child.ts';
import { removeData } from './data-folder.ts';

export type Product = Running & {
  url: string;
  webhook: { port: number; path: string };
  apiToken: string;
  databaseUrl: string;
  /** `GET /api/board`. */
  board(): Promise<BoardAnswer>;
};

type BoardAnswer = BoardFigures & { asOf: number; position: string };

const WORKERS = 2;
const READY_WITHIN_MS = 120_000;

/** `add` is told how to end it before anything is waited for; `env` is for this one alone. */
export async function startProduct(
  port: number,
  add: (end: () => Promise<void>) => void,
  env: Readonly<Record<string, string>> = {},
): Promise<Product> {
  const dataDir = mkdtempSync(join(tmpdir(), 'vigia-bench-'));
  const [token = '', apiToken = ''] = [24, 24].map((length) => randomBytes(length).toString('base64url'));
  const { child, pid, stop } = spawnProduct({
    PORT: String(port),
    HOST: '127.0.0.1',
    DATABASE_URL: '',
    VIGIA_DATA_DIR: dataDir,
    VIGIA_DEMO: '',
    WORKERS: String(WORKERS),
    VIGIA_ORG_ID: SHOP.orgId,
    VIGIA_WEBHOOK_TOKEN: token,
    VIGIA_API_TOKEN: apiToken,
    ...env,
  });
  const end = async () => {
    await stop();
    removeData(dataDir);
  };
  add(end);
  const url = `http://127.0.0.1:${port}`;
  const board = () => fetch(`${url}/api/board`, { headers: { authorization: `Bearer ${apiToken}` } });
  await untilServing(board, () => child.exitCode);
  const database = await openDatabase({ dataDir }, () => undefined);
  return {
    ...{ pid, url, apiToken },
    stop: end,
    webhook: { port, path: `/api/webhooks/zoho-desk/${token}` },
    databaseUrl: database.url,
    board: async () => (await (await board()).json()) as BoardAnswer,
  };
}

async function untilServing(board: () => Promise<Response>, exitCode: () => number | null): Promise<void> {
  const giveUpAt = Date.now() + READY_WITHIN_MS;
  while (Date.now() < giveUpAt) {
    if (exitCode() !== null) throw new Error(`Vigia ended with code ${exitCode()} while it started.`);
    const answer = await board().catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`Vigia did not serve its board within ${READY_WITHIN_MS / 1_000} s.`);
}
