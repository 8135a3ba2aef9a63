'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

/** Nothing has ever come: where the address is, and the three clicks in Zoho. */
export function FeedStart({ canManage }: { canManage: boolean }) {
  const t = useTranslations('feed.start');
  return (
    <section className="panel">
      <EmptyState
        icon="pulse"
        title={t('title')}
        action={
          canManage ? (
            <Link href="/settings" className={buttonClass()}>
              {t('settings')}
            </Link>
          ) : undefined
        }
      >
        <p>{t('text')}</p>
        <ol className="mt-4 grid list-decimal gap-1.5 pl-5 text-left">
          <li>{t('step1')}</li>
          <li>{t('step2')}</li>
          <li>{t('step3')}</li>
        </ol>
        <p className="mt-4">{canManage ? t('address') : t('askAdministrator')}</p>
        <p className="mt-2 text-ink-3">{t('waiting')}</p>
      </EmptyState>
    </section>
  );
}
