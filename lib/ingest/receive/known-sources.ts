// Which source a webhook address belongs to, known in memory: junk costs a hash and no query, and while Postgres is away
// the addresses that any process of this machine knew last go on counting, after a restart too.
import { hashOf, readSourceTokens, type SourceToken } from '../../db/installation/sources.ts';
import { log } from '../../log.ts';
import { processSingleton } from '../../process-singleton.ts';
import { loadSourceTokens, saveSourceTokens } from './source-tokens-file.ts';

const FRESH_FOR_MS = 2_000;
/** A new address may have been made a moment ago on another worker: a miss trusts the memory for less long. */
const MISSES_FRESH_FOR_MS = 250;

/** With the 2 s that a write may take, still within the 3 s in which every answer is promised. */
const ANSWER_WITHIN_MS = 750;

/** `unsure`: nobody known, but Postgres could not be asked; the address may have been made on another machine. */
export type FoundSource = { kind: 'known'; sourceId: string } | { kind: 'nobody' } | { kind: 'unsure' };

type Known = {
  tokens: Map<string, SourceToken>;
  /** Postgres did not answer the last reading: what is not in `tokens` may be somebody's all the same. */
  isAway: boolean;
  readAt: number;
  reading: Reading | null;
};
type Reading = { recalled: Promise<void>; read: Promise<void> };

/** Never rejects, and waits for Postgres only where the address is new. */
export async function findSourceByToken(token: string, now: number): Promise<FoundSource> {
  const known = knownSources();
  const hash = hashOf(token);
  if (known.tokens.has(hash)) {
    if (now - known.readAt >= FRESH_FOR_MS) readAgain(known, now);
  } else if (now - known.readAt >= MISSES_FRESH_FOR_MS) {
    const { recalled, read } = readAgain(known, now);
    await recalled;
    if (!known.tokens.has(hash) && !(await isSettledWithin(read, ANSWER_WITHIN_MS)))
      return { kind: 'unsure' };
  }
  const found = known.tokens.get(hash);
  if (!found) return { kind: known.isAway ? 'unsure' : 'nobody' };
  if (found.expiresAt !== null && found.expiresAt <= now) return { kind: 'nobody' };
  return { kind: 'known', sourceId: found.sourceId };
}

/** For a process that starts: should Postgres go away before the first webhook, the addresses are known. Never rejects. */
export async function learnSources(now: number): Promise<void> {
  await readAgain(knownSources(), now).read;
}

const knownSources = () =>
  processSingleton<Known>('knownSources', () => ({
    tokens: new Map(),
    isAway: false,
    readAt: 0,
    reading: null,
  }));

/** One reading for all who ask meanwhile. Its promises never reject. */
function readAgain(known: Known, now: number): Reading {
  if (known.reading) return known.reading;
  const recalled = recall(known);
  const read = recalled
    .then(() => readFromPostgres(known))
    .finally(() => {
      known.readAt = now;
      known.reading = null;
    });
  known.reading = { recalled, read };
  return known.reading;
}

/** What any process of this machine learned last: Postgres may be away since, and a frozen one says so only in seconds. */
async function recall({ tokens }: Known): Promise<void> {
  for (const token of (await loadSourceTokens()) ?? []) {
    if (!tokens.has(token.hash)) tokens.set(token.hash, token);
  }
}

async function readFromPostgres(known: Known): Promise<void> {
  const tokens = await readSourceTokens().catch((error: unknown) => {
    if (!known.isAway)
      log.warn({ error }, 'the webhook addresses cannot be read: those known go on counting');
    return null;
  });
  known.isAway = tokens === null;
  if (tokens === null) return;
  known.tokens = new Map(tokens.map((token) => [token.hash, token]));
  await saveSourceTokens(tokens).catch((error: unknown) =>
    log.warn({ error }, 'the known webhook addresses could not be kept on disk'),
  );
}

async function isSettledWithin(work: Promise<void>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, ms, false);
  });
  const isSettled = await Promise.race([work.then(() => true), late]);
  clearTimeout(timer);
  return isSettled;
}
