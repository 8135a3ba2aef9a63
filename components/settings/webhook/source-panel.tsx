'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { Panel } from '@/components/ui/panel';
import { PinnedOrg } from '../org/pinned-org';
import type { SourceData } from '../settings-data';
import { NewAddress } from './new-address';
import { ZohoSteps } from './zoho-steps';

type SourcePanelProps = { source: SourceData; timeZone: string };

/** The webhook: how to connect Zoho, whether it is, and a new address. */
export function SourcePanel({ source, timeZone }: SourcePanelProps) {
  const t = useTranslations('settings.source');
  return (
    <div id="source" className="min-w-0 scroll-mt-16">
      <Panel title={t('title')}>
        <div className="grid gap-4 px-(--pad) pb-(--pad)">
          <Facts source={source} timeZone={timeZone} />
          <p className="text-ink-2">{t('address')}</p>
          <NewAddress />
          <ZohoSteps />
          <PinnedOrg orgId={source.orgId} />
        </div>
      </Panel>
    </div>
  );
}

function Facts({ source, timeZone }: SourcePanelProps) {
  const t = useTranslations('settings.source');
  const format = useFormatter();
  const at = (instant: number) =>
    format.dateTime(instant, { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23', timeZone });
  const ending = source.tokens.map(({ expiresAt }) => expiresAt).filter((expiresAt) => expiresAt !== null);
  const facts = [
    {
      name: t('lastDelivery'),
      value: source.lastReceivedAt === null ? t('never') : at(source.lastReceivedAt),
    },
    { name: t('checked'), value: source.checkedAt === null ? t('never') : at(source.checkedAt) },
    ...ending.map((expiresAt) => ({
      name: t('oldAddress'),
      value: t('validUntil', { time: at(expiresAt) }),
    })),
    { name: t('dataCentre'), value: `zoho.${source.dataCentre}` },
  ];
  return (
    <dl className="grid gap-1.5">
      {facts.map(({ name, value }) => (
        <div key={`${name} ${value}`} className="flex justify-between gap-4">
          <dt className="text-ink-2">{name}</dt>
          <dd className="text-right">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
