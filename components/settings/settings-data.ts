// What the page is given; the server's own types may not come here.
import type { IconName } from '@/components/ui/icon';

export type OrgData = {
  id: string;
  name: string;
  timeZone: string | null;
  locale: string | null;
  queueTargetMs: number;
};

export type SourceData = {
  orgId: string | null;
  dataCentre: string;
  /** When Zoho last asked whether the address lives. */
  checkedAt: number | null;
  lastReceivedAt: number | null;
  /** Addresses that are valid, newest first. */
  tokens: readonly { createdAt: number; expiresAt: number | null }[];
};

export type SettingsData = {
  org: OrgData | null;
  defaultTimeZone: string;
  timeZones: readonly string[];
  channels: readonly { id: string; name: string | null; integration: string | null }[];
  assignees: readonly { id: string; name: string | null; learnedName: string | null; type: string | null }[];
  source: SourceData | null;
};

export type Named = {
  id: string;
  icon: IconName;
  /** Chosen by a person. */
  name: string | null;
  /** What shows without a choice. */
  fallback: string;
  /** Zoho's own word for its kind. */
  kind: string | null;
};
