import {
  type AssigneeRow,
  type ChannelRow,
  findOrg,
  findSource,
  listAssignees,
  listChannels,
  type OrgRow,
  rename,
  type SourceRow,
} from '../../db/installation/settings.ts';
import { findFirstSource } from '../../db/installation/sources.ts';
import { env } from '../../env.ts';
import { RequestError } from '../../errors.ts';

export type Settings = {
  /** Null until it is known which org this is. */
  org: OrgRow | null;
  /** What counts where the org has chosen no time zone. */
  defaultTimeZone: string;
  channels: ChannelRow[];
  assignees: AssigneeRow[];
  source: SourceRow | null;
};

export async function readSettings(now: number): Promise<Settings> {
  const [org, source] = await Promise.all([findOrg(), findSource(now)]);
  const [channels, assignees] = org
    ? await Promise.all([listChannels(org.id), listAssignees(org.id)])
    : [[], []];
  return { org, defaultTimeZone: env().tzDefault, channels, assignees, source };
}

/** Throws 409 while the org is not known. */
export async function getOrgId(): Promise<string> {
  const org = await findOrg();
  if (org) return org.id;
  throw new RequestError(409, 'no_org', 'The organisation is known with the first delivery from Zoho.');
}

/** Throws 409 while there is no source: the start makes the first one. */
export async function getSourceId(): Promise<string> {
  const source = await findFirstSource();
  if (source) return source.id;
  throw new RequestError(409, 'no_source', 'There is no webhook source yet. Start Vigia again.');
}

/** Throws 404 where there is no such channel or assignee. */
export async function renameOrThrow(
  kind: 'channel' | 'assignee',
  id: string,
  name: string | null,
): Promise<void> {
  const org = await findOrg();
  const isKnown = org !== null && (await rename({ kind, orgId: org.id, id }, name));
  if (!isKnown) throw new RequestError(404, 'not_found', `There is no such ${kind}.`);
}
