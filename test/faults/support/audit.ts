// The auditor, run as a person would run it.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Installation } from './installation.ts';
import type { Ledger } from './ledger.ts';
import type { FaultyPostgres } from './postgres.ts';

export type Ground = { postgres: FaultyPostgres; vigia: Installation };

/** Throws with what it says where a promise is broken. */
export async function audit({ postgres, vigia }: Ground, ledger: Ledger): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'vigia-audit-'));
  const [sent, log] = [join(folder, 'sent'), join(folder, 'log')];
  const promised = [...ledger.events].filter(([, { answered }]) => answered > 0).map(([key]) => key);
  writeFileSync(sent, promised.join('\n'));
  writeFileSync(log, vigia.log());
  const server = (await vigia.isReady()) ? ['--url', vigia.url, '--token', vigia.apiToken] : [];
  const options = [...server, '--sent', sent, '--log', log, '--patience', '60', '--seed', '1'];
  const { code, said } = await run(options, { DATABASE_URL: postgres.url, VIGIA_DATA_DIR: vigia.dataDir });
  rmSync(folder, { recursive: true });
  if (code !== 0) throw new Error(`the auditor says:\n${said}`);
}

type Ended = { code: number | null; said: string };

function run(options: string[], env: Record<string, string>): Promise<Ended> {
  const child = spawn(process.execPath, ['dist/scripts/audit.js', ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH ?? '', NODE_ENV: 'production', ...env },
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (part) => said.push(part));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, said: said.join('') })));
}
