import { useTranslations } from 'next-intl';
import { integrationIconOf } from '@/components/ui/integration-icon';
import { channelNameOf } from '@/lib/domain/board/channel-name';
import { assignmentOf } from '@/lib/domain/events/assignment';
import { NamesPanel } from './names/names-panel';
import { OrgPanel } from './org/org-panel';
import { UnknownOrgPanel } from './org/unknown-org-panel';
import { type OwnData, OwnPanel } from './own/own-panel';
import type { Named, SettingsData } from './settings-data';
import { SourcePanel } from './webhook/source-panel';

/** `settings` is null for whoever may change only their own. */
export function SettingsScreen({ settings, own }: { settings: SettingsData | null; own: OwnData | null }) {
  const t = useTranslations('settings');
  return (
    <div className="mx-auto max-w-348">
      <h1 className="mb-(--gap) text-lg font-strong tracking-[-0.01em] max-md:px-(--gutter) max-md:pt-2.5">
        {t('title')}
      </h1>
      {settings === null ? (
        <div className="grid max-w-120 gap-(--gap) max-md:max-w-none">
          {own && <OwnPanel own={own} />}
          <p className="text-ink-3 max-md:px-(--gutter)">{t('administratorsOnly')}</p>
        </div>
      ) : (
        <div className="grid items-start gap-(--gap) lg:grid-cols-[minmax(0,1fr)_minmax(380px,440px)]">
          <div className="grid min-w-0 gap-(--gap)">
            <OrganisationPanels settings={settings} />
          </div>
          <div className="grid min-w-0 gap-(--gap)">
            {settings.source && <SourcePanel source={settings.source} timeZone={timeZoneOf(settings)} />}
            {own && <OwnPanel own={own} />}
          </div>
        </div>
      )}
    </div>
  );
}

function OrganisationPanels({ settings }: { settings: SettingsData }) {
  const { org, channels, assignees, ...zones } = settings;
  if (org === null) return <UnknownOrgPanel />;
  return (
    <>
      <OrgPanel key={org.id} org={org} {...zones} />
      <NamesPanel what="channels" rows={channels.map(namedChannel)} />
      <NamesPanel what="assignees" rows={assignees.map(namedAssignee)} />
    </>
  );
}

function namedChannel({ id, name, integration }: SettingsData['channels'][number]): Named {
  const fallback = channelNameOf({ id, name: null, integration });
  return { id, name, fallback, icon: integrationIconOf(integration), kind: integration };
}

function namedAssignee({ id, name, learnedName, type }: SettingsData['assignees'][number]): Named {
  const icon = assignmentOf({ assigneeId: id, assigneeType: type }) === 'BOT' ? 'bot' : 'agent';
  return { id, name, fallback: learnedName ?? id, icon, kind: type };
}

function timeZoneOf({ org, defaultTimeZone }: SettingsData): string {
  return org?.timeZone ?? defaultTimeZone;
}
