// Where deliveries may come from. The secret part of a webhook address is stored as a hash, so it can be shown only once.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { env } from '../../env.ts';
import { processSingleton } from '../../process-singleton.ts';
import { ingestPool } from '../connection/pool.ts';
import { prisma } from '../connection/prisma.ts';

export type SourceToken = { sourceId: string; expiresAt: number | null };

const KNOWN_FOR_MS = 2_000;
const MISSED_FOR_MS = 250;
const OLD_TOKEN_VALID_MS = 24 * 60 * 60_000;

/** The one source of an installation, made with its org where that is known already. */
export async function ensureSource({
  orgId,
  token,
}: {
  orgId: string | null;
  token: string;
}): Promise<string> {
  const found = await prisma().source.findFirst({ select: { id: true }, orderBy: { createdAt: 'asc' } });
  if (found) return found.id;
  const id = randomUUID();
  await prisma().$transaction(async (tx) => {
    if (orgId !== null) await tx.org.createMany({ data: [{ id: orgId }], skipDuplicates: true });
    await tx.source.create({
      data: { id, orgId, dataCentre: env().zohoDc, tokens: { create: { hash: hashOf(token) } } },
    });
  });
  return id;
}

/** 192 random bits, valid at once; every older token of the source ends 24 hours from now. */
export async function rotateToken(sourceId: string, now: number): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  await prisma().$transaction([
    prisma().sourceToken.updateMany({
      where: { sourceId, expiresAt: null },
      data: { expiresAt: new Date(now + OLD_TOKEN_VALID_MS) },
    }),
    prisma().sourceToken.create({ data: { sourceId, hash: hashOf(token) } }),
  ]);
  return token;
}

export async function findFirstSource() {
  return prisma().source.findFirst({ orderBy: { createdAt: 'asc' } });
}

/** Zoho asked whether the address lives. */
export async function markChecked(sourceId: string, now: number): Promise<void> {
  await prisma().source.updateMany({ where: { id: sourceId }, data: { checkedAt: new Date(now) } });
}

/**
 * The source that a token belongs to. All tokens are known in memory for two seconds, so that junk costs a hash and
 * no query; while Postgres is away the last known ones go on counting.
 */
export async function findSourceByToken(token: string, now: number): Promise<string | null> {
  const hash = hashOf(token);
  // A new address may have been made a moment ago on another worker: a miss trusts the memory for less long.
  const found =
    (await knownTokens(now, KNOWN_FOR_MS)).get(hash) ?? (await knownTokens(now, MISSED_FOR_MS)).get(hash);
  if (!found || (found.expiresAt !== null && found.expiresAt <= now)) return null;
  return found.sourceId;
}

type Tokens = ReadonlyMap<string, SourceToken>;
type Known = { tokens: Tokens | null; readAt: number; reading: Promise<Tokens> | null };

async function knownTokens(now: number, forMs: number): Promise<Tokens> {
  const known = processSingleton<Known>('sourceTokens', () => ({ tokens: null, readAt: 0, reading: null }));
  if (known.tokens && now - known.readAt < forMs) return known.tokens;
  known.reading ??= readTokens()
    .then((tokens) => {
      known.tokens = tokens;
      return tokens;
    })
    .finally(() => {
      known.readAt = now;
      known.reading = null;
    });
  if (known.tokens === null) return known.reading;
  return known.reading.catch(() => known.tokens ?? new Map());
}

async function readTokens(): Promise<Tokens> {
  const { rows } = await ingestPool().query<{ hash: string; source_id: string; expires_at: Date | null }>(
    'SELECT hash, source_id, expires_at FROM source_token',
  );
  return new Map(
    rows.map((row) => [row.hash, { sourceId: row.source_id, expiresAt: row.expires_at?.getTime() ?? null }]),
  );
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
