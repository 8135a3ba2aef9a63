import type { Env } from '../../env.ts';
import { repinSource } from './settings.ts';
import { findFirstSource, isKnownToken, setDataCentre } from './sources.ts';

type SourceVariables = Pick<Env, 'orgId' | 'webhookToken' | 'zohoDc'>;

/**
 * What the variables of this start say of the source that is there. What has been decided since stays: `say` is told of a
 * variable that differs, since whoever set it believes that it counts.
 */
export async function applySourceVariables(
  { orgId, webhookToken, zohoDc }: SourceVariables,
  say: (line: string) => void,
): Promise<void> {
  const source = await findFirstSource();
  if (source === null) return;
  if (zohoDc !== undefined) await setDataCentre(source.id, zohoDc);
  if (orgId !== undefined && source.orgId === null) await repinSource(source.id, orgId);
  if (orgId !== undefined && source.orgId !== null && source.orgId !== orgId) {
    say(
      `VIGIA_ORG_ID is ${orgId}, but this installation is pinned to ${source.orgId}: that stays until it is changed in Settings.`,
    );
  }
  if (webhookToken !== undefined && !(await isKnownToken(webhookToken))) {
    say('VIGIA_WEBHOOK_TOKEN is not used: it counts on the first start only; Settings makes a new address.');
  }
}
