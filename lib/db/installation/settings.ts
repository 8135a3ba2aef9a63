// What administrators choose. Each change goes through the feed, so that every worker and every open board follows.
import { type ChangeKind, noteChange } from '../changes.ts';
import { toMs, toMsOrNull } from '../connection/instants.ts';
import { prisma } from '../connection/prisma.ts';

export type OrgChoices = {
  name?: string;
  timeZone?: string | null;
  locale?: string | null;
  queueTargetMs?: number;
};

export type OrgRow = {
  id: string;
  name: string;
  timeZone: string | null;
  locale: string | null;
  queueTargetMs: number;
};

export type ChannelRow = { id: string; name: string | null; integration: string | null };
export type AssigneeRow = {
  id: string;
  name: string | null;
  learnedName: string | null;
  type: string | null;
};

/** `checkedAt`: when Zoho last asked whether the address lives; `tokens`: addresses that are valid, newest first. */
export type SourceRow = {
  id: string;
  orgId: string | null;
  dataCentre: string;
  checkedAt: number | null;
  lastReceivedAt: number | null;
  tokens: { createdAt: number; expiresAt: number | null }[];
};

/** The org of the first source; null until a delivery or an administrator has pinned it. */
export async function findOrg(): Promise<OrgRow | null> {
  const source = await firstSource();
  return source?.orgId ? prisma().org.findUnique({ where: { id: source.orgId } }) : null;
}

export async function findSource(now: number): Promise<SourceRow | null> {
  const source = await prisma().source.findFirst({
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: {
      tokens: {
        where: { OR: [{ expiresAt: null }, { expiresAt: { gt: new Date(now) } }] },
        orderBy: { createdAt: 'desc' },
      },
    },
  });
  if (!source) return null;
  const last = await prisma().delivery.findFirst({
    where: { sourceId: source.id },
    orderBy: { receivedAt: 'desc' },
    select: { receivedAt: true },
  });
  return {
    id: source.id,
    orgId: source.orgId,
    dataCentre: source.dataCentre,
    checkedAt: toMsOrNull(source.checkedAt),
    lastReceivedAt: toMsOrNull(last?.receivedAt ?? null),
    tokens: source.tokens.map(({ createdAt, expiresAt }) => ({
      createdAt: toMs(createdAt),
      expiresAt: toMsOrNull(expiresAt),
    })),
  };
}

export async function updateOrg(orgId: string, choices: OrgChoices): Promise<void> {
  const data = Object.fromEntries(Object.entries(choices).filter(([, choice]) => choice !== undefined));
  await prisma().$transaction(async (tx) => {
    await tx.org.update({ where: { id: orgId }, data });
    await noteChange(tx, { orgId, kind: 'org', id: orgId });
  });
}

/** From the next delivery on, elements of this org are ours and those of others are quarantined. */
export async function repinSource(sourceId: string, orgId: string): Promise<void> {
  await prisma().$transaction(async (tx) => {
    await tx.org.createMany({ data: [{ id: orgId }], skipDuplicates: true });
    await tx.source.update({ where: { id: sourceId }, data: { orgId } });
    await noteChange(tx, { orgId, kind: 'org', id: orgId });
  });
}

export async function listChannels(orgId: string): Promise<ChannelRow[]> {
  return prisma().channel.findMany({
    where: { orgId },
    orderBy: { id: 'asc' },
    select: { id: true, name: true, integration: true },
  });
}

export async function listAssignees(orgId: string): Promise<AssigneeRow[]> {
  return prisma().assignee.findMany({
    where: { orgId },
    orderBy: { id: 'asc' },
    select: { id: true, name: true, learnedName: true, type: true },
  });
}

type Named = { kind: Extract<ChangeKind, 'channel' | 'assignee'>; orgId: string; id: string };

/** Null gives the name back to what events tell. False where there is no such channel or assignee. */
export async function rename({ kind, orgId, id }: Named, name: string | null): Promise<boolean> {
  return prisma().$transaction(async (tx) => {
    const change = { where: { orgId, id }, data: { name } };
    const { count } = await (kind === 'channel'
      ? tx.channel.updateMany(change)
      : tx.assignee.updateMany(change));
    if (count === 1) await noteChange(tx, { orgId, kind, id });
    return count === 1;
  });
}

function firstSource() {
  return prisma().source.findFirst({
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { orgId: true },
  });
}
