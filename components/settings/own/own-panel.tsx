import { useTranslations } from 'next-intl';
import { Panel } from '@/components/ui/panel';
import { OwnLanguage } from './own-language';
import { OwnPassword } from './own-password';

export type OwnData = { name: string; email: string; locale: string | null };

/** What everybody may change about themselves. */
export function OwnPanel({ own }: { own: OwnData }) {
  const t = useTranslations('settings.own');
  return (
    <Panel title={t('title')} summary={own.email}>
      <div className="grid gap-4 px-(--pad) pb-(--pad)">
        <OwnLanguage locale={own.locale} />
        <OwnPassword email={own.email} />
      </div>
    </Panel>
  );
}
