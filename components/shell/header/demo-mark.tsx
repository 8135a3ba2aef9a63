'use client';

import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';

/** On every screen of a demo: invented sessions are never taken for real ones. */
export function DemoMark() {
  const t = useTranslations('shell.demo');
  return <Badge title={t('title')}>{t('mark')}</Badge>;
}
