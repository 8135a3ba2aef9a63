// Which source a webhook address belongs to, known in memory: junk costs a hash and no query, and while Postgres is away
// the addresses known last go on counting, after a restart too.
import { hashOf, readSourceTokens, type SourceToken } from '../../db/installation/sources.ts';
import { log } from '../../log.ts';
import { processSingleton } from '../../process-singleton.ts';
import { loadSourceTokens, saveSourceTokens } from './source-tokens-file.ts';

const FRESH_FOR_MS = 2_000;
/** A new address may have been made a moment ago on another worker: a miss trusts the memory for less long. */
const MISSES_FRESH_FOR_MS = 250;

type Tokens = ReadonlyMap<string, SourceToken>;
type Known = { tokens: Tokens | null; readAt: number; reading: Promise<void> | null };

/** Null where no source has that token. Rejects only where Postgres is away and nothing was ever known. */
export async function findSourceByToken(token: string, now: number): Promise<string | null> {
  const known = knownSources();
  const hash = hashOf(token);
  if (known.tokens === null) await recall(known);
  if (known.tokens === null) await refresh(known, now);
  // Nobody whose address is known waits for Postgres.
  else if (now - known.readAt >= FRESH_FOR_MS) void refresh(known, now);
  if (!known.tokens?.has(hash) && now - known.readAt >= MISSES_FRESH_FOR_MS) await refresh(known, now);
  const found = known.tokens?.get(hash);
  if (!found || (found.expiresAt !== null && found.expiresAt <= now)) return null;
  return found.sourceId;
}

/** For a process that starts: should Postgres go away before the first webhook, the addresses are known. Never rejects. */
export async function learnSources(now: number): Promise<void> {
  const known = knownSources();
  await recall(known);
  await refresh(known, now).catch(() => undefined);
}

const knownSources = () =>
  processSingleton<Known>('knownSources', () => ({ tokens: null, readAt: 0, reading: null }));

/** One reading for all who ask meanwhile. */
function refresh(known: Known, now: number): Promise<void> {
  known.reading ??= read(known).finally(() => {
    known.readAt = now;
    known.reading = null;
  });
  return known.reading;
}

/** What the last process of this machine knew: a frozen Postgres would take seconds to say that it says nothing. */
async function recall(known: Known): Promise<void> {
  const kept = await loadSourceTokens();
  if (kept) known.tokens ??= byHash(kept);
}

async function read(known: Known): Promise<void> {
  try {
    const tokens = await readSourceTokens();
    known.tokens = byHash(tokens);
    await saveSourceTokens(tokens).catch((error: unknown) =>
      log.warn({ error }, 'the known webhook addresses could not be kept on disk'),
    );
  } catch (error) {
    if (known.tokens === null) throw error;
  }
}

function byHash(tokens: readonly SourceToken[]): Tokens {
  return new Map(tokens.map((token) => [token.hash, token]));
}
