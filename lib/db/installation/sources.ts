// Where deliveries may come from. The secret part of a webhook address is stored as a hash, so it can be shown only once.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { ingestPool } from '../connection/pool.ts';
import { prisma } from '../connection/prisma.ts';

/** `hash` instead of the token, which is nowhere. */
export type SourceToken = { hash: string; sourceId: string; expiresAt: number | null };

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
      data: { id, orgId, tokens: { create: { hash: hashOf(token) } } },
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

/** Valid, or once valid: a token that was rotated away is known too. */
export async function isKnownToken(token: string): Promise<boolean> {
  return (await prisma().sourceToken.findUnique({ where: { hash: hashOf(token) } })) !== null;
}

export async function setDataCentre(sourceId: string, dataCentre: string): Promise<void> {
  await prisma().source.update({ where: { id: sourceId }, data: { dataCentre } });
}

export async function findFirstSource() {
  return prisma().source.findFirst({ orderBy: { createdAt: 'asc' } });
}

/** Zoho asked whether the address lives. */
export async function markChecked(sourceId: string, now: number): Promise<void> {
  await prisma().source.updateMany({ where: { id: sourceId }, data: { checkedAt: new Date(now) } });
}

/** All that are valid or were; read often, by every worker. */
export async function readSourceTokens(): Promise<SourceToken[]> {
  const { rows } = await ingestPool().query<{ hash: string; source_id: string; expires_at: Date | null }>(
    'SELECT hash, source_id, expires_at FROM source_token',
  );
  return rows.map(({ hash, source_id, expires_at }) => ({
    hash,
    sourceId: source_id,
    expiresAt: expires_at?.getTime() ?? null,
  }));
}

/** Of a token, as it is stored. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
