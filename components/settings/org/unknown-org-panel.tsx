import { useTranslations } from 'next-intl';
import { Panel } from '@/components/ui/panel';

/** Before the first delivery: what will be here, and why it is not yet. */
export function UnknownOrgPanel() {
  const t = useTranslations('settings.org');
  return (
    <Panel title={t('title')}>
      <p className="max-w-[64ch] px-(--pad) pb-(--pad) text-ink-2">{t('unknown')}</p>
    </Panel>
  );
}
