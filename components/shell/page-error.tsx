'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

/** What happened, what it means for the figures, what to do. */
export function PageError({ onRetry }: { onRetry: () => void }) {
  const t = useTranslations('shell.error');
  const common = useTranslations('common');
  const locale = useLocale();
  const [at] = useState(() => new Intl.DateTimeFormat(locale, { timeStyle: 'medium' }).format());
  return (
    <section className="panel" role="alert">
      <EmptyState
        icon="late"
        title={t('title')}
        action={<Button onClick={onRetry}>{common('retry')}</Button>}
      >
        <p>{t('text')}</p>
        <p className="mt-1 text-ink-3">{t('time', { time: at })}</p>
      </EmptyState>
    </section>
  );
}
