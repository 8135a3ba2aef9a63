import { randomUUID } from 'node:crypto';
import type { Prisma } from '../../../generated/prisma/client.ts';
import { noteChange } from '../changes.ts';
import { prisma } from '../connection/prisma.ts';

export type UserRow = { email: string; name: string; role: string; createdAt: number };

/** There must always be somebody who can let others in. */
export type UserChange = 'done' | 'unknown' | 'last_admin';

type NewUserRow = { id: string; email: string; name: string; role: string; hash: string };

/** False where the address is taken. */
export async function insertUser({ hash, ...user }: NewUserRow): Promise<boolean> {
  return prisma().$transaction(async (tx) => {
    const { count } = await tx.user.createMany({ data: [user], skipDuplicates: true });
    if (count === 0) return false;
    const account = { id: randomUUID(), accountId: user.id, providerId: 'credential', userId: user.id };
    await tx.account.create({ data: { ...account, password: hash } });
    return true;
  });
}

export async function listUsers(): Promise<UserRow[]> {
  const users = await prisma().user.findMany({ orderBy: { email: 'asc' } });
  return users.map(({ email, name, role, createdAt }) => ({
    email,
    name,
    role,
    createdAt: createdAt.getTime(),
  }));
}

export function replacePassword(email: string, hash: string): Promise<UserChange> {
  return changeUser(email, async (tx, { id }) => {
    await tx.account.updateMany({
      where: { userId: id, providerId: 'credential' },
      data: { password: hash },
    });
    await tx.login.deleteMany({ where: { userId: id } });
    return 'done';
  });
}

export function updateRole(email: string, role: string): Promise<UserChange> {
  return changeUser(email, async (tx, user) => {
    if (role !== 'admin' && (await isLastAdmin(tx, user))) return 'last_admin';
    await tx.user.update({ where: { id: user.id }, data: { role } });
    return 'done';
  });
}

export function deleteUser(email: string): Promise<UserChange> {
  return changeUser(email, async (tx, user) => {
    if (await isLastAdmin(tx, user)) return 'last_admin';
    await tx.user.delete({ where: { id: user.id } });
    return 'done';
  });
}

/** Null: whatever the browser or the organisation says. */
export async function updateLocale(userId: string, locale: string | null): Promise<void> {
  await prisma().user.updateMany({ where: { id: userId }, data: { locale } });
}

/** Open sockets of the user are judged again at once. */
export async function noteUserChanged(userId: string): Promise<void> {
  await prisma().$transaction((tx) => noteChange(tx, { orgId: null, kind: 'user', id: userId }));
}

type Changed = { id: string; role: string };
type Change = (tx: Prisma.TransactionClient, user: Changed) => Promise<UserChange>;

async function changeUser(email: string, change: Change): Promise<UserChange> {
  return prisma().$transaction(async (tx) => {
    // Two administrators who remove each other at once must not both succeed.
    await tx.$queryRaw`SELECT id FROM auth."user" WHERE role = 'admin' ORDER BY id FOR UPDATE`;
    const user = await tx.user.findUnique({ where: { email }, select: { id: true, role: true } });
    if (!user) return 'unknown';
    const outcome = await change(tx, user);
    if (outcome === 'done') await noteChange(tx, { orgId: null, kind: 'user', id: user.id });
    return outcome;
  });
}

async function isLastAdmin(tx: Prisma.TransactionClient, { role }: Changed): Promise<boolean> {
  return role === 'admin' && (await tx.user.count({ where: { role: 'admin' } })) === 1;
}
