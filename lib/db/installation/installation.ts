import { prisma } from '../connection/prisma.ts';

const ONLY_ROW = 1;

/** The stored secret; `secret` itself when there was none. */
export async function keepSecret(secret: string): Promise<string> {
  await prisma().installation.createMany({ data: [{ id: ONLY_ROW, secret }], skipDuplicates: true });
  return (await prisma().installation.findUniqueOrThrow({ where: { id: ONLY_ROW } })).secret;
}

export async function hasSources(): Promise<boolean> {
  return (await prisma().source.findFirst({ select: { id: true } })) !== null;
}

export async function hasUsers(): Promise<boolean> {
  return (await prisma().user.findFirst({ select: { id: true } })) !== null;
}
