// The webhook addresses that were known last, as hashes, for a process that starts while Postgres is away.
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { SourceToken } from '../../db/installation/sources.ts';
import { env } from '../../env.ts';
import { processSingleton } from '../../process-singleton.ts';

const sourceTokens = z.array(
  z.object({ hash: z.string(), sourceId: z.string(), expiresAt: z.number().nullable() }),
);

const path = () => join(env().dataDir, 'webhook-addresses.json');

/** Writes only what has changed. */
export async function saveSourceTokens(tokens: readonly SourceToken[]): Promise<void> {
  const written = processSingleton('sourceTokensWritten', () => ({ text: '' }));
  const text = JSON.stringify(tokens);
  if (text === written.text) return;
  const draft = `${path()}.${process.pid}`;
  await writeFile(draft, text, { mode: 0o600 });
  await rename(draft, path());
  written.text = text;
}

/** Null where none were kept. */
export async function loadSourceTokens(): Promise<SourceToken[] | null> {
  const text = await readFile(path(), 'utf8').catch(() => null);
  const read = text === null ? null : sourceTokens.safeParse(jsonOf(text));
  return read?.success ? read.data : null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
