// What the demonstration needs of the database beyond deliveries: a named shop, and which of its sessions still live.
import { createHash } from 'node:crypto';
import { toMs } from '../connection/instants.ts';
import { projectPool } from '../connection/pool.ts';
import { prisma } from '../connection/prisma.ts';
import { findFirstSource } from './sources.ts';

export type DemoShop = {
  /** Used where the source has no organisation yet. */
  orgId: string;
  name: string;
  timeZone: string;
  channels: readonly { id: string; name: string; integration: string }[];
  /** Stays valid, whatever addresses were made in Settings. */
  token: string;
};

/** Names what nobody has named; what a person chose stays. */
export async function openDemoShop(shop: DemoShop): Promise<{ sourceId: string; orgId: string }> {
  const source = await findFirstSource();
  if (source === null) throw new Error('The demonstration needs a webhook source.');
  const orgId = source.orgId ?? shop.orgId;
  const { name, timeZone } = shop;
  const hash = createHash('sha256').update(shop.token).digest('hex');
  await prisma().$transaction(async (tx) => {
    await tx.org.createMany({ data: [{ id: orgId, name, timeZone }], skipDuplicates: true });
    await tx.org.updateMany({ where: { id: orgId, name: '' }, data: { name } });
    await tx.org.updateMany({ where: { id: orgId, timeZone: null }, data: { timeZone } });
    await tx.source.updateMany({ where: { id: source.id, orgId: null }, data: { orgId } });
    await tx.sourceToken.createMany({ data: [{ hash, sourceId: source.id }], skipDuplicates: true });
    await tx.sourceToken.updateMany({ where: { hash }, data: { expiresAt: null } });
    const channels = shop.channels.map((channel) => ({ ...channel, orgId }));
    await tx.channel.createMany({ data: channels, skipDuplicates: true });
    for (const channel of shop.channels) {
      await tx.channel.updateMany({
        where: { orgId, id: channel.id, name: null },
        data: { name: channel.name },
      });
    }
  });
  return { sourceId: source.id, orgId };
}

export type LiveSession = {
  id: string;
  channelId: string;
  status: string | null;
  assigneeId: string | null;
  /** AGENT, BOT, NONE or OTHER. */
  assignment: string;
  messagesCount: number;
  lastEventAt: number;
};

export async function findLiveSessions(orgId: string, channelIds: readonly string[]): Promise<LiveSession[]> {
  const { rows } = await projectPool().query<Omit<LiveSession, 'lastEventAt'> & { lastEventAt: Date }>(
    `SELECT id, channel_id AS "channelId", status, assignee_id AS "assigneeId", assignment,
       messages_count AS "messagesCount", last_event_at AS "lastEventAt"
     FROM session WHERE org_id = $1 AND channel_id = ANY($2) AND NOT terminal AND last_event_at IS NOT NULL`,
    [orgId, channelIds],
  );
  return rows.map((row) => ({ ...row, lastEventAt: toMs(row.lastEventAt) }));
}
